// SPDX-License-Identifier: MIT
// Days as the page says them. Unlike the texts of a feed they depend on today.
#pragma once

#include "core/date.hpp"
#include "core/zone.hpp"

#include <string>

namespace intouch::screens {

/// "Tuesday 1 December", with the year where it is not that of `today`.
[[nodiscard]] std::string long_day(date day, date today);
/// "today", "yesterday", "4 days ago", "16 weeks ago", "7 months ago", "3 years ago". `day` is not after `today`.
[[nodiscard]] std::string ago(date day, date today);
/// "just now", "5 minutes ago", "2 hours ago", within a day; then as the day is.
[[nodiscard]] std::string ago(instant at, instant now, const time_zone& zone);
/// "today", "tomorrow", "Thursday" within a week, else "12 January", with the year where it is not that of `today`.
[[nodiscard]] std::string near_day(date day, date today);
/// "17:25" in that zone.
[[nodiscard]] std::string clock_at(instant at, const time_zone& zone);

} // namespace intouch::screens
