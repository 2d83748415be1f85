// SPDX-License-Identifier: MIT
// Touches beside the round: promises and occasions. They concern a person alone, in a household too, and
// stand on their day whatever is full or away.
#pragma once

#include "plan/due/demand.hpp"
#include "plan/due/occasion.hpp"
#include "plan/due/party.hpp"

#include <optional>
#include <set>
#include <string>

namespace intouch::plan {

/// A promise on its day; missed or tried, on the day that the ladders give, by the channel that comes next.
/// Ladders that are spent begin no skip here: it comes back every week.
[[nodiscard]] demand promise_demand(const plan_input& in, const roster::person& person,
                                    const ledger::promise& given);
/// `channel` is not empty.
[[nodiscard]] demand occasion_demand(const plan_input& in, const roster::person& person,
                                     const open_occasion& o, const std::string& channel);

/// Gives `d`, the touch of a round that nobody has tried, day and channel of the occasion that its window
/// holds; none when it holds none.
[[nodiscard]] std::optional<absorbed_occasion> take_occasion(demand& d, const plan_input& in, const party& s);

/// Everybody's promises and occasions; of the latter those of who is active, and none that is in `taken` (by
/// `name_of`), since a round has them.
void add_beside(const plan_input& in, const roster::person& person, const ledger::person_state& state,
                const std::set<std::string>& taken, demands& to);
[[nodiscard]] demands wanted_beside(const plan_input& in, const std::set<std::string>& taken);

} // namespace intouch::plan
