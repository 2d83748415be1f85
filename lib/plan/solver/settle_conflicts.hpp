// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <cstdint>

namespace intouch::plan {

/// How good an assignment is, in the unit of objective (1).
struct optimality {
    double cost = 0;
    double bound = 0; ///< nothing costs less that leaves pins, steady touches and kept hours where they are
    int contests = 0; ///< groups of people who want each other's places
    std::int64_t steps = 0; ///< of search
    [[nodiscard]] double gap() const { return cost > bound ? (cost - bound) / cost : 0; }
};

/// Lets those who compete for places, and are not steady, change them until the sum is near the least.
/// Everybody stands somewhere before. Takes a number of steps that depends on how many there are, never on
/// time.
optimality contend(board& b);

} // namespace intouch::plan
