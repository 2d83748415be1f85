// SPDX-License-Identifier: MIT
// The list for a wait at the airport: whose touch could be made at this very minute.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::plan {

struct at_hand {
    const touch* planned = nullptr; ///< of the agenda
    std::string person;             ///< whom to reach: of somebody who is lost, the one to ask
    std::string channel;
    std::chrono::minutes minutes{0};
    time_zone theirs;
    std::optional<instant> until; ///< when reach or hours end; absent: not within a day
    bool due = false;             ///< its window is open
    bool operator==(const at_hand&) const = default;
};

/// Everybody with a touch whose channel reaches them at `in.moment`: the detail it needs is on the roster, is
/// not an address, and a live channel is within their reach and its hours. Where it takes longer than `have`,
/// the first later channel of the cadence's that does not. Letters, gifts and visits reach nobody this
/// minute.
///
/// Most due first: by the share of the tolerance between ideal and latest that is used up, so that a day late
/// weighs more for whom a day is much; then by ideal and id. Each person once. Refers to `a`.
[[nodiscard]] std::vector<at_hand> reachable_now(const plan_input& in, const agenda& a,
                                                 std::optional<std::chrono::minutes> have = {});

} // namespace intouch::plan
