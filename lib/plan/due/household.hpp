// SPDX-License-Identifier: MIT
// People who are reached together: design 5, "Household". What happened to a household as one (rounds, tries,
// missed days, moves) is in the ledger under its own id; what concerns one of its people alone (a pause, a
// loss, a note) under theirs.
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/plan_input.hpp"

#include <map>
#include <string>
#include <vector>

namespace intouch::plan {

/// The people of each household, by id. For whoever asks about many.
using household_index = std::map<std::string, std::vector<const roster::person*>, std::less<>>;
[[nodiscard]] household_index households(const roster::roster& roster);
/// The people of one household, by id.
[[nodiscard]] std::vector<const roster::person*> members_of(const roster::roster& roster,
                                                            const std::string& household);

/// A household on a day.
struct household_view {
    /// Whose cadence, channels, details and hours it has: of the active the one with the shortest `every`,
    /// then the first id.
    const roster::person* lead = nullptr;
    std::vector<std::string> with; ///< the other active ones, by id
    /// What the ledger says of them as one; without a history.
    ledger::person_state state;
};

/// `members` is not empty. Active is who is neither paused nor lost. While nobody is, they are those whose
/// pause ends first; when none ends, all; and of several the lost ones only when all are.
[[nodiscard]] household_view household_view_of(const plan_input& in, const std::string& household,
                                               const std::vector<const roster::person*>& members);

} // namespace intouch::plan
