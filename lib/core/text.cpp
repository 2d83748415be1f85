// SPDX-License-Identifier: MIT
#include "core/text.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <cstddef>

namespace intouch {

namespace {

constexpr char32_t replacement = U'\uFFFD';
constexpr std::string_view replacement_utf8 = "\xEF\xBF\xBD";
constexpr std::size_t longest_id = 64;
constexpr std::size_t longest_quote = 60;

struct scalar {
    char32_t value = replacement;
    std::size_t length = 1; ///< bytes taken, at least 1
    bool valid = false;
};

bool continues(unsigned char byte, unsigned char low, unsigned char high) {
    return byte >= low && byte <= high;
}

/// The first code point of a non-empty `text` (RFC 3629 4). An invalid sequence ends before the first byte
/// that cannot continue it; decoding resumes at that byte.
scalar first_scalar(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1, true};
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return {};
    }
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // Bounds of the second byte. They exclude overlong forms, surrogates and values above U+10FFFF.
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= text.size() || !continues(byte(i), low, high)) {
            return {replacement, i, false};
        }
        value = value << 6 | (byte(i) & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return {value, length, true};
}

bool is_plain(char c) { return c >= ' ' && c <= '~'; }

} // namespace

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029; }

bool turns_direction(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool valid_utf8(std::string_view text) {
    while (!text.empty()) {
        const scalar next = first_scalar(text);
        if (!next.valid) {
            return false;
        }
        text.remove_prefix(next.length);
    }
    return true;
}

namespace {

template <class Is> bool has_one(std::string_view text, const Is& is) {
    while (!text.empty()) {
        const scalar next = first_scalar(text);
        if (next.valid && is(next.value)) {
            return true;
        }
        text.remove_prefix(next.length);
    }
    return false;
}

} // namespace

bool has_control(std::string_view text) { return has_one(text, is_control); }

bool has_direction_mark(std::string_view text) { return has_one(text, turns_direction); }

std::string without_control(std::string_view text, bool keep_lines) {
    std::string clean;
    clean.reserve(text.size());
    while (true) {
        const auto plain = std::ranges::find_if_not(text, is_plain); // fast path: most text is plain ASCII
        clean.append(text.begin(), plain);
        text.remove_prefix(static_cast<std::size_t>(plain - text.begin()));
        if (text.empty()) break;
        const scalar next = first_scalar(text);
        const std::string_view bytes = text.substr(0, next.length);
        text.remove_prefix(next.length);
        const bool line_end = keep_lines && (next.value == '\r' || next.value == '\n');
        if (!next.valid) {
            clean += replacement_utf8;
        } else if (line_end) {
            const bool of_a_pair =
                next.value == '\r' && text.starts_with('\n'); // the LF of a CRLF writes the line end
            if (!of_a_pair) {
                clean += '\n';
            }
        } else if ((!is_control(next.value) && !turns_direction(next.value)) ||
                   (keep_lines && next.value == '\t')) {
            clean += bytes;
        }
    }
    return clean;
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    while (!text.empty()) {
        const scalar next = first_scalar(text);
        points += next.value;
        text.remove_prefix(next.length);
    }
    return points;
}

std::string quoted(std::string_view text) {
    std::string shown = "\"";
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == longest_quote) {
            shown += "…";
            break;
        }
        const scalar next = first_scalar(text);
        const bool plain = next.valid && !is_control(next.value) && !turns_direction(next.value);
        shown += plain ? text.substr(0, next.length) : replacement_utf8;
        text.remove_prefix(next.length);
    }
    return shown + '"';
}

std::string_view trim_blanks(std::string_view text) { return trimmed(text, " "); }

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

bool valid_id(std::string_view text) {
    return !text.empty() && text.size() <= longest_id && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

} // namespace intouch
