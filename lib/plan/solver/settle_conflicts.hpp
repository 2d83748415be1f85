// SPDX-License-Identifier: MIT
// Touches that want each other's slots make up a subproblem, and a neighbourhood search settles it. There are
// two goals, in the order of lib/README.md, "Objective".
//
// goal::cost: new and changed touches exchange slots among themselves until the sum of their costs is near
// the least. Published touches stay.
//
// goal::movement: each touch that moved although it did not change goes back towards its published day, or
// exchanges slots with others. The sum of the movements gets less, and the sum of the costs does not rise.
#pragma once

#include "plan/solver/schedule.hpp"

#include <cstdint>

namespace intouch::plan {

enum class goal : std::uint8_t { cost, movement };

/// Every touch has a position before. The number of steps depends on the number of touches, never on time.
/// Whether any touch moved.
bool settle_conflicts(schedule& s, goal g);

} // namespace intouch::plan
