// SPDX-License-Identifier: MIT
// The open round of a party: pin, retry ladder, cadence and pause come together here (lib/README.md, "Which
// date rules").
#pragma once

#include "plan/due/demand.hpp"
#include "plan/due/occasion.hpp"
#include "plan/due/party.hpp"
#include "plan/due/suiting_blocks.hpp"

#include <optional>
#include <vector>

namespace intouch::plan {

/// A pin is ideal, earliest and latest at once; it keeps kind and channel of its round. A round with spent
/// ladders that was not skipped (the user shortened the ladder since, or chose a date) waits for last attempt
/// + `every`.
struct round_demand {
    std::optional<demand> wanted; ///< absent: not active, or no channel is left
    bool rests = false;           ///< its ladders are spent: the entry that spent them brings a skip
    /// The ideal in a closing entry, at pace 1: for a contact the cadence date, for a skip the later of the
    /// cadence date and the end of the pause.
    date cadence_ideal;
    date skip_ideal;
    date stretched_ideal;                      ///< the cadence date at the pace of the round
    double pace = 1;                           ///< of the round
    std::optional<absorbed_occasion> absorbed; ///< the occasion whose day and channel it takes
    std::vector<warning> warnings;
};
/// An open round keeps its pace when the pace of its class falls, up to so many times the new one. Dates of a shortage
/// that is long over are not believed.
inline constexpr double most_kept = 2;

/// At the pace with which the round was published.
[[nodiscard]] round_demand round_demand_of(const plan_input& in, const party& s);
/// The same for a caller that asks for many parties: `blocks` keeps what it worked out. `class_pace`: the present
/// pace of the person's class; absent: not known yet, and an open round keeps the pace with which it was published.
[[nodiscard]] round_demand round_demand_of(const plan_input& in, const party& s, suiting_blocks& blocks,
                                           std::optional<double> class_pace = std::nullopt);

} // namespace intouch::plan
