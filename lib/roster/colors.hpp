// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace intouch::roster {

/// CSS3 colour names (W3C CSS Color Module Level 3, 4.3), which RFC 7986 5.9 asks for; lower case, sorted.
[[nodiscard]] const std::vector<std::string>& color_names();

} // namespace intouch::roster
