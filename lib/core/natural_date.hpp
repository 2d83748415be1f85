// SPDX-License-Identifier: MIT
// Dates in everyday words: "today", "friday", "in 2 weeks", "+3d", "tomorrow 17:30".
#pragma once

#include "core/date.hpp"

#include <string_view>

namespace intouch {

/// The direction of a weekday without another word. `back`, for logging what happened: the latest such day,
/// today included. `ahead`, for moves and promises: the first such day after today.
enum class looks { back, ahead };

/// The day, and perhaps time, that `text` means at the wall time `now`. Understands:
/// - every form of `parse_when`
/// - "today", "tomorrow", "yesterday"
/// - weekdays ("fri", "friday"), by `direction`
/// - "next friday" (the first after today), "last friday" (the latest before today)
/// - "in 2 weeks", "in a week", "2 weeks ago", "+3d" (d, w, y)
/// - "3 Dec", "Thu 3 Dec 2026"
///
/// Each may begin with "on", "by", "until" or "till", and end with a time such as " 17:30", " at 17:30" or
/// " 5pm". The caller checks that the date is not too early or too late.
/// `errc::invalid` lists the forms; an ambiguous text ("+3m", "03/04/2026") is refused with its two meanings.
[[nodiscard]] result<when> parse_natural(std::string_view text, local_minute now, looks direction);

} // namespace intouch
