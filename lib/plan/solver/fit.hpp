// SPDX-License-Identifier: MIT
// Whether one more touch fits into a slot: the window, the reach, the hours, and the touches that are there.
#pragma once

#include "plan/solver/candidate.hpp"
#include "plan/solver/schedule.hpp"
#include "plan/solver/single_machine.hpp"

#include <cstddef>
#include <limits>
#include <optional>

namespace intouch::plan {

inline constexpr start_range any_start{0, std::numeric_limits<int>::max()};

[[nodiscard]] bool contains(const start_ranges& ranges, int start);

/// The starts in that slot that window, reach, hours and wish allow, whatever is in the slot.
[[nodiscard]] start_ranges allowed_starts(schedule& s, std::size_t index, slot_id id, bool keep_avoid,
                                          start_range among = any_start);

/// Whether that start is too close to the hour that failed.
[[nodiscard]] bool near_avoided(const schedule& s, std::size_t index, instant start);

/// Whether the touch holds on to its wish: it lies in its window, away from the hour that failed. A touch that
/// had to drop the wish, or is late anyway, competes like any other.
[[nodiscard]] bool holds_wish(const schedule& s, std::size_t index);

/// How the touch fits now, with a start in `among`. The touch `leaving` counts as gone. Without `keep_avoid` it
/// may come near the hour that failed, where nothing else fits.
[[nodiscard]] std::optional<arrangement> fit(schedule& s, std::size_t index, slot_id id,
                                             bool keep_avoid = true, start_range among = any_start,
                                             std::optional<std::size_t> leaving = std::nullopt);

/// Whether a day of which `used` minutes are taken has room: a touch longer than the limit has the day for itself.
[[nodiscard]] bool room_on_day(const slot& day, int used, int length);

/// The start of the gap that the touch finds in the slot when no other touch moves.
[[nodiscard]] std::optional<int> gap(schedule& s, std::size_t index, slot_id id);

} // namespace intouch::plan
