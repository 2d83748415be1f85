// SPDX-License-Identifier: MIT
// The figures of many lives, and the file that keeps them.
#pragma once

#include "bench/steadiness/measure.hpp"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace intouch::bench {

/// Figures by method ("intouch", "balanced", "naive"), roster and load, a value for each seed.
using results = std::map<std::tuple<std::string, std::string, double>, std::vector<figures>>;

/// The mean over the rosters of the means over seeds.
[[nodiscard]] figures mean_of(const results& all, const std::string& method,
                              const std::vector<std::string>& rosters, double load);

/// Lines such as "parent 1.3 moved 0.04 moved-p95 0": the method's means over seeds.
[[nodiscard]] std::string write_results(const results& all, const std::string& method);
/// Under the method "before". Lines that begin with # say nothing.
void read_results(const std::string& text, results& into);

} // namespace intouch::bench
