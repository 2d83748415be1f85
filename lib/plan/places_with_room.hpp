// SPDX-License-Identifier: MIT
// Real places for a touch that the user wants to move: "later" as buttons.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace intouch::plan {

/// The next occurrences that would take `t`, at most `most`: of a block that accepts it, not begun, with minutes free
/// of what is planned, and with time inside reach and hours. Its own place is left out, and so is a second one on a
/// day. Sorted. A pin to that day finds the hour.
[[nodiscard]] std::vector<const block_occurrence*> places_with_room(const plan_input& in, const agenda& a,
                                                                    const touch& t, std::size_t most);

/// A time for the same touch later on the user's day, for its length and inside reach and hours: on a half hour, at
/// least an hour from now, and over by 21:00. Nothing when the touch stands later than that anyway.
[[nodiscard]] std::optional<instant> later_today(const plan_input& in, const touch& t);

} // namespace intouch::plan
