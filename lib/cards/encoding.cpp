// SPDX-License-Identifier: MIT
#include "cards/encoding.hpp"

#include "core/text.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>

namespace intouch::cards {

namespace {

/// Owns an open conversion.
class converter {
public:
    explicit converter(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
    converter(const converter&) = delete;
    converter& operator=(const converter&) = delete;
    ~converter() {
        if (*this) iconv_close(handle_);
    }
    explicit operator bool() const { return std::bit_cast<std::intptr_t>(handle_) != -1; }

    /// False for bytes that the character set does not have.
    bool convert(std::string_view bytes, std::string& to) {
        std::string in(bytes); // the interface of iconv takes a non-const pointer
        char* next = in.data();
        std::size_t left = in.size();
        std::array<char, 4096> part{};
        while (left > 0) {
            char* out = part.data();
            std::size_t room = part.size();
            const std::size_t before = left;
            const std::size_t done = iconv(handle_, &next, &left, &out, &room);
            to.append(part.data(), part.size() - room);
            if (done == static_cast<std::size_t>(-1) && left == before && room == part.size()) return false;
        }
        return true;
    }

private:
    iconv_t handle_;
};

/// True for a plain name of a character set. Excludes names such as "UTF-8//IGNORE", which change what iconv
/// does.
bool plain_name(const std::string& charset) {
    return !charset.empty() && charset.size() <= 40 && std::ranges::all_of(charset, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
}

} // namespace

result<std::string> decode(std::string_view bytes, const std::string& charset) {
    if (!plain_name(charset)) return fail(errc::invalid, "unknown character set " + quoted(charset));
    converter made(charset);
    if (!made) return fail(errc::invalid, "unknown character set " + quoted(charset));
    std::string text;
    if (!made.convert(bytes, text) || !valid_utf8(text))
        return fail(errc::invalid, "bytes that are no " + charset);
    return text;
}

std::optional<result<std::string>> decode_utf16(std::string_view file) {
    const auto nul = [&](std::size_t at) {
        return file.size() >= 4 && file[at] == '\0' && file[at + 2] == '\0';
    };
    if (file.starts_with("\xFF\xFE")) return decode(file.substr(2), "UTF-16LE");
    if (file.starts_with("\xFE\xFF")) return decode(file.substr(2), "UTF-16BE");
    if (nul(1) && file[0] != '\0') return decode(file, "UTF-16LE");
    if (nul(0) && file[1] != '\0') return decode(file, "UTF-16BE");
    return std::nullopt;
}

} // namespace intouch::cards
