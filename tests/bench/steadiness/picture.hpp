// SPDX-License-Identifier: MIT
#pragma once

#include "bench/steadiness/tally.hpp"

#include <string>
#include <vector>

namespace intouch::bench {

/// Hours a week that each method asks for, beside what the blocks give: an SVG document.
[[nodiscard]] std::string picture(const std::vector<tally>& methods);

} // namespace intouch::bench
