// SPDX-License-Identifier: MIT
// Large-neighbourhood search (Shaw 1998) with an exact repair. A touch that does not have its best choice,
// and some touches of the slots it would rather have, give their slots up; branch and bound finds the best
// way to place them again. A fixed sequence chooses them, so the same subproblem always ends the same way.
#pragma once

#include "plan/solver/subproblem.hpp"

#include <cstdint>

namespace intouch::plan {

/// Lowers the cost, or changes nothing. Takes at most `budget` steps, and
/// subtracts the steps from it.
void neighbourhood_search(subproblem& p, std::int64_t& budget);

} // namespace intouch::plan
