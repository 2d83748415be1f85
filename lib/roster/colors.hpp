// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intouch::roster {

/// The CSS3 colour names (W3C CSS Color Module Level 3, 4.3) that RFC 7986 5.9 requires, in lower case,
/// sorted.
[[nodiscard]] const std::vector<std::string>& color_names();
/// The colour as "#RRGGBBFF", the form of the WebDAV property calendar-color. Empty when there is no colour
/// `name`.
[[nodiscard]] std::string color_value(std::string_view name);

} // namespace intouch::roster
