// SPDX-License-Identifier: MIT
// What the tables do not show: a change of the blocks, users who are reached rarely or say nothing, a first day on
// which everybody is overdue, noise around the point at which time becomes short.
#pragma once

#include <string>
#include <vector>

namespace intouch::bench {

struct trial {
    std::string what;
    double value = 0;
    bool at_least = false; ///< else at most
    double bar = 0;
};
[[nodiscard]] std::vector<trial> run_trials();

} // namespace intouch::bench
