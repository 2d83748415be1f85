// SPDX-License-Identifier: MIT
// Characters of ASCII, whatever the locale of the process says.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

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

} // namespace intouch
