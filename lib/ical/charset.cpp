// SPDX-License-Identifier: MIT
#include "ical/charset.hpp"

#include "core/text.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace intouch::ical {

namespace {

using converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

/// A plain name: ICU's names carry options behind a comma.
bool plain_name(const std::string& charset) {
    return !charset.empty() && charset.size() <= 40 && std::ranges::all_of(charset, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
}

/// Sets in which ASCII means ASCII: only these can be read line by line. Windows-1252 stands for Latin-1 too.
bool extends_ascii(UConverter* set) {
    switch (ucnv_getType(set)) {
    case UCNV_SBCS:
    case UCNV_MBCS:
        return true;
    default:
        return false;
    }
}

converter open_set(const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    converter set(nullptr, ucnv_close);
    if (plain_name(charset)) set.reset(ucnv_open(charset.c_str(), &status));
    if (set && U_SUCCESS(status) && extends_ascii(set.get())) return set;
    status = U_ZERO_ERROR;
    set.reset(ucnv_open("windows-1252", &status));
    return set;
}

std::string converted(std::string_view bytes, UConverter* set) {
    UErrorCode status = U_ZERO_ERROR;
    std::string made(3 * bytes.size() + 16, '\0');
    const auto size = ucnv_toAlgorithmic(UCNV_UTF8, set, made.data(), static_cast<std::int32_t>(made.size()),
                                         bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return without_control(bytes, true);
    made.resize(static_cast<std::size_t>(size));
    return made;
}

} // namespace

std::optional<std::string> from_utf16(std::string_view bytes) {
    const bool odd_nul = bytes.size() >= 4 && bytes[1] == '\0' && bytes[3] == '\0' && bytes[0] != '\0';
    const bool even_nul = bytes.size() >= 4 && bytes[0] == '\0' && bytes[2] == '\0' && bytes[1] != '\0';
    const char* name = nullptr;
    if (bytes.starts_with("\xFF\xFE") || odd_nul) name = "UTF-16LE";
    if (bytes.starts_with("\xFE\xFF") || even_nul) name = "UTF-16BE";
    constexpr std::size_t most = std::numeric_limits<std::int32_t>::max() / 4;
    if (name == nullptr || bytes.size() > most) return std::nullopt;
    if (!odd_nul && !even_nul) bytes.remove_prefix(2);
    UErrorCode status = U_ZERO_ERROR;
    const converter set(ucnv_open(name, &status), ucnv_close);
    if (!set) return std::nullopt;
    return converted(bytes, set.get());
}

std::string line_to_utf8(std::string_view line, const std::string& charset) {
    const converter set = open_set(charset);
    return set ? converted(line, set.get()) : without_control(line, true);
}

std::string charset_taken(const std::string& charset) {
    const converter set = open_set(charset);
    if (!set) return "Windows-1252";
    for (const char* standard : {"MIME", "IANA"}) {
        UErrorCode status = U_ZERO_ERROR;
        const char* name = ucnv_getStandardName(ucnv_getName(set.get(), &status), standard, &status);
        if (name != nullptr && std::string_view(name).starts_with("windows-"))
            return "Windows-" + std::string(name).substr(8);
        if (name != nullptr) return name;
    }
    return "Windows-1252";
}

} // namespace intouch::ical
