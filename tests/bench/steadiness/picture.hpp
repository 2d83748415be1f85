// SPDX-License-Identifier: MIT
#pragma once

#include "bench/steadiness/trace.hpp"

#include <string>
#include <utility>
#include <vector>

namespace intouch::bench {

/// One panel for each method: a point for each round, by the day first told and the day when it was done. What was
/// told right lies on the diagonal. An SVG document.
[[nodiscard]] std::string picture(const std::vector<std::pair<std::string, trace>>& methods);

} // namespace intouch::bench
