// SPDX-License-Identifier: MIT
// Dates in everyday words: "today", "friday", "in 2 weeks", "+3d", "tomorrow 17:30".
#pragma once

#include "core/date.hpp"
#include "core/zone.hpp"

#include <string_view>

namespace intouch {

/// The direction of a weekday without another word. `back`, for logging what happened: the latest such day,
/// today included. `ahead`, for moves and promises: the first such day after today.
enum class looks { back, ahead };

/// The clock that the user means in a date.
struct wall_clock {
    local_minute now;
    time_zone zone; ///< of the user: a date-time with an offset is one of this zone
};

[[nodiscard]] inline wall_clock clock_at(const time_zone& zone, instant at) {
    return {std::chrono::floor<minutes>(zone.to_local(at)), zone};
}

/// The day, and perhaps time, that `text` means by the clock `by`. Understands:
/// - every form of `parse_when`, and of `parse_instant`
/// - "today", "tomorrow", "yesterday"
/// - weekdays ("fri", "friday"), by `direction`
/// - "next friday" (the first after today), "last friday" (the latest before today)
/// - "in 2 weeks", "in a week", "2 weeks ago", "+3d" (d, w, y)
/// - "3 Dec", "Thu 3 Dec 2026"
///
/// Each may begin with "on", "by", "until" or "till", and end with a time: " 17:30", " at 17:30", " 5pm". The
/// caller checks that the date is not too early or too late. `errc::invalid` lists the forms, or says which
/// part is out of bounds; an ambiguous text ("+3m", "03/04/2026") is refused with its two meanings.
[[nodiscard]] result<when> parse_natural(std::string_view text, const wall_clock& by, looks direction);

} // namespace intouch
