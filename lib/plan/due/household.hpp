// SPDX-License-Identifier: MIT
// People who share one touch (lib/README.md, "Households"). The ledger keeps their common events (rounds,
// attempts, missed days, moves) under the household's id, and the events of one member (a pause, a loss, a
// note) under the id of that member.
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/plan_input.hpp"

#include <map>
#include <string>
#include <vector>

namespace intouch::plan {

/// The people of each household, by id; for callers that look up many households.
using household_index = std::map<std::string, std::vector<const roster::person*>, std::less<>>;
[[nodiscard]] household_index households(const roster::roster& roster);
/// The people of one household, by id.
[[nodiscard]] std::vector<const roster::person*> members_of(const roster::roster& roster,
                                                            const std::string& household);

/// A household on a day.
struct household_view {
    /// The member whose cadence, channels, details and hours the household has: the active member with the
    /// shortest `every`, then the first id.
    const roster::person* lead = nullptr;
    std::vector<std::string> with; ///< the other active members, by id
    /// The common state of the household, without a history.
    ledger::person_state state;
};

/// `members` is not empty. A member is active while neither paused nor lost. When all are paused, the members
/// whose pause ends first count as active; when no pause ends, all do. Lost members count only when all are
/// lost.
[[nodiscard]] household_view household_view_of(const plan_input& in, const std::string& household,
                                               const std::vector<const roster::person*>& members);

} // namespace intouch::plan
