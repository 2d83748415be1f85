// SPDX-License-Identifier: MIT
// A lower bound by Lagrangian relaxation (Fisher 1981; of the assignment problem with minutes, Jörnsten and
// Näsberg 1986). Prices replace the condition that each touch has exactly one slot. At given prices, each
// slot takes the set of touches that saves most, a knapsack. A price rises while no slot takes the touch, and
// falls while several do. Every set of prices gives a bound. Unlike the bound of the linear relaxation, it
// knows that a block of 60 minutes holds two calls of 25 minutes, not 2.4. It ignores the order inside a
// block and the other touches of the schedule, which only lowers it.
#pragma once

#include "plan/solver/subproblem.hpp"

namespace intouch::plan {

/// No arrangement of the touches costs less, whatever else is in the slots. The best of `rounds` sets of
/// prices.
[[nodiscard]] double lagrangian_bound(const subproblem& p, int rounds);

} // namespace intouch::plan
