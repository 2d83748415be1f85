// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intouch::roster {

/// CSS3 colour names (W3C CSS Color Module Level 3, 4.3), which RFC 7986 5.9 asks for; lower case, sorted.
[[nodiscard]] const std::vector<std::string>& color_names();
/// "#RRGGBBFF", as calendar-color has it; empty for what is no such name.
[[nodiscard]] std::string color_value(std::string_view name);

} // namespace intouch::roster
