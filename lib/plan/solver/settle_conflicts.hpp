// SPDX-License-Identifier: MIT
// Touches that want each other's slots make up a subproblem, and a neighbourhood search settles it: new and
// changed touches exchange slots among themselves until the sum of their costs is near the least. Published
// touches stay.
#pragma once

#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// Every touch has a position before. The number of steps depends on the number of touches, never on time.
void settle_conflicts(schedule& s);

} // namespace intouch::plan
