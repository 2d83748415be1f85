// SPDX-License-Identifier: MIT
// What is due: the demands of everybody on the roster, for the solver.
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "plan/due/demand.hpp"
#include "plan/due/suiting_blocks.hpp"

#include <functional>
#include <string>
#include <vector>

namespace intouch::plan {

/// The present pace of the class of a person or household. Empty: everybody has pace 1.
using pace_by_owner = std::function<double(const std::string& owner)>;

struct demands {
    std::vector<demand> wanted; ///< sorted by person; the round of a person comes first
    std::vector<warning> warnings;
};

/// Every active person's open round, promises and occasions, and the bookings of gatherings. There are no
/// errors: a person without a usable channel is a warning.
[[nodiscard]] demands collect_demands(const plan_input& in, const pace_by_owner& paces = {});
/// The same, with what `blocks` of `in` knows from before: it is most of the work.
[[nodiscard]] demands collect_demands(const plan_input& in, suiting_blocks& blocks,
                                      const pace_by_owner& paces = {});

} // namespace intouch::plan
