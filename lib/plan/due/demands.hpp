// SPDX-License-Identifier: MIT
// What is due: the demands of everybody on the roster, for the solver.
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "plan/due/demand.hpp"

#include <vector>

namespace intouch::plan {

struct demands {
    std::vector<demand> wanted; ///< sorted by person; the round of a person comes first
    std::vector<warning> warnings;
};

/// Every active person's open round, promises and occasions, and the bookings of gatherings. There are no
/// errors: a person without a usable channel is a warning.
[[nodiscard]] demands collect_demands(const plan_input& in);

} // namespace intouch::plan
