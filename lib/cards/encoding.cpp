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

result<void> is_text(std::string_view text) {
    std::size_t line = 1;
    for (const char c : text) {
        line += c == '\n' ? 1 : 0;
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && byte != 0x1B)
            return fail(errc::invalid,
                        fmt::format("line {}: found the byte {:02X}, expected text; is it a spreadsheet "
                                    "or an archive? Export it as .vcf or .csv",
                                    line, byte));
    }
    return {};
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
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

result<std::string> to_utf8(std::string_view file) {
    const auto decoded = [](std::string_view bytes, const std::string& charset) -> result<std::string> {
        auto text = decode(bytes, charset);
        if (!text) return text;
        if (auto fine = is_text(*text); !fine) return std::unexpected(fine.error());
        return text;
    };
    if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
    if (file.starts_with("\xFF\xFE")) return decoded(file.substr(2), "UTF-16LE");
    if (file.starts_with("\xFE\xFF")) return decoded(file.substr(2), "UTF-16BE");
    if (file.size() >= 4 && file[1] == '\0' && file[3] == '\0' && file[0] != '\0')
        return decoded(file, "UTF-16LE");
    if (file.size() >= 4 && file[0] == '\0' && file[2] == '\0' && file[1] != '\0')
        return decoded(file, "UTF-16BE");
    if (auto fine = is_text(file); !fine) return std::unexpected(fine.error());
    if (valid_utf8(file)) return std::string(file);
    auto text = decoded(file, "WINDOWS-1252");
    return text ? std::move(text) : decoded(file, "ISO-8859-1"); // Windows-1252 leaves five bytes undefined
}

std::string decode_quoted_printable(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '=' && i + 2 < text.size() ? hexadecimal(text[i + 1]) : -1;
        const int low = high >= 0 ? hexadecimal(text[i + 2]) : -1;
        if (low < 0) {
            bytes += text[i];
            continue;
        }
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return bytes;
}

} // namespace intouch::cards
