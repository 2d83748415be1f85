// SPDX-License-Identifier: MIT
// One person's open round: where pin, ladder, cadence and pause come together (design 5, "Which date rules").
#pragma once

#include "plan/due/demand.hpp"
#include "plan/due/occasion.hpp"
#include "plan/due/party.hpp"

namespace intouch::plan {

/// The open round of one person: what `wanted` asks of each, and `record_*` of the one it is about.
///
/// A pin is ideal, earliest and latest; it keeps kind and channel of the round it moves. A round whose
/// ladders are spent and that was not skipped then (the ladder was shortened since, or the user's own date
/// came first) waits for what the cadence gives after the last try.
struct round_demand {
    std::optional<demand> wanted; ///< absent: not active, or no channel is left
    bool rests = false;           ///< its ladders are spent: a skip belongs to what spent them
    /// What a closing entry remembers: a contact the cadence date, a skip the later of that and the end of a
    /// pause.
    date cadence_ideal;
    date skip_ideal;
    std::optional<absorbed_occasion> absorbed; ///< whose day and channel it has
    std::vector<warning> warnings;
};
[[nodiscard]] round_demand round_demand_of(const plan_input& in, const party& s);

} // namespace intouch::plan
