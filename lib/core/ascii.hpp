// SPDX-License-Identifier: MIT
// Characters and numbers of ASCII, whatever the locale of the process says.
#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace intouch {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// A space or a TAB.
[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
[[nodiscard]] inline std::string upper_ascii(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return made;
}

/// Without the characters of `white` at both ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text, std::string_view white = " \t") {
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}
/// All of `text` as a decimal number; nothing for any other text, and for one that `Number` does not hold.
template <class Number> [[nodiscard]] std::optional<Number> whole_number(std::string_view text) {
    Number value{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failed == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

} // namespace intouch
