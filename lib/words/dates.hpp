// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "core/zone.hpp"

#include <optional>
#include <string>

namespace intouch::words {

/// "3 Dec 2026". No rendering of a date depends on today.
[[nodiscard]] std::string full_date(date day);
/// "3 Dec" in the year of `near`, else "3 Dec 2026".
[[nodiscard]] std::string short_date(date day, date near);
/// "Thu 3 Dec" in the year of `near`, else "Thu 3 Dec 2026".
[[nodiscard]] std::string short_weekday_date(date day, date near);
/// "Thu 3 Dec", where a heading or a date beside it shows the year.
[[nodiscard]] std::string weekday_date(date day);
[[nodiscard]] std::string full_weekday_date(date day);                    ///< "Thu 3 Dec 2026"
[[nodiscard]] std::string full_moment(instant at, const time_zone& zone); ///< "Tue 1 Dec 2026 08:00"
/// The same of the hour of a touch; its day when it has no hour.
[[nodiscard]] std::string full_moment(date day, const std::optional<instant>& start, const time_zone& zone);
[[nodiscard]] std::string clock(minutes of_day); ///< "17:25"

} // namespace intouch::words
