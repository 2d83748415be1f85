// SPDX-License-Identifier: MIT
// Dates as people say them: "today", "friday", "in 2 weeks", "+3d", "tomorrow 17:30".
#pragma once

#include "core/date.hpp"

#include <string_view>

namespace intouch {

/// Which way a bare weekday looks: back in a log (today included), ahead in a move or promise.
enum class looks { back, ahead };

/// What `text` means at wall time `now`. Takes everything `parse_when` takes, and `today`, `tomorrow`,
/// `yesterday`, weekdays ("fri", "friday"; ahead is after today), "next friday" (the first after today),
/// "last friday" (the latest before it), "in 2 weeks", "2 weeks ago", "+3d" (d, w, y), "3 Dec" and "Thu 3 Dec
/// 2026" as we write them, each with an optional " 17:30". Bounds (past, future) are the caller's.
/// `errc::invalid` lists what is understood; what could mean two things ("+3m", "03/04/2026") is refused and
/// says which.
[[nodiscard]] result<when> parse_natural(std::string_view text, local_minute now, looks direction);

} // namespace intouch
