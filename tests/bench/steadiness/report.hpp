// SPDX-License-Identifier: MIT
#pragma once

#include "bench/steadiness/results.hpp"

#include <string>
#include <vector>

namespace intouch::bench {

/// A table for each load: each figure of each method, beside its bar and what the planner before reached. Figures
/// that miss their bar are marked and counted in `missed`.
[[nodiscard]] std::string table(const results& all, const std::string& title,
                                const std::vector<std::string>& rosters, const std::vector<double>& loads,
                                int& missed);

} // namespace intouch::bench
