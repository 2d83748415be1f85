// SPDX-License-Identifier: MIT
// Which days the BY parts of a rule leave (RFC 5545 3.3.10). libical looks for the next day up to the year 2582, for a
// third of a second. So a rule that names no day is found here first.
#pragma once

#include "core/date.hpp"

#include <utility>
#include <vector>

namespace intouch::ical {

/// What BY parts say of a day. Each list is sorted; an empty list says nothing. Negative numbers count from the end.
struct named_days {
    std::vector<int> months;
    std::vector<int> month_days;
    std::vector<int> year_days;
    std::vector<int> weeks;                                     ///< of the year, from 1
    std::vector<std::pair<int, std::chrono::weekday>> weekdays; ///< with their number, 0 for each of them
    std::chrono::weekday week_start = std::chrono::Monday;
    int interval = 1;
    bool by_month = false; ///< a rule of months, not of years
    bool operator==(const named_days&) const = default;
};

/// How many days of that month `days` leaves.
[[nodiscard]] int count_named(const named_days& days, std::chrono::year year, std::chrono::month month);
/// Whether `days` leaves a day within 40 years of `first`: 29 February is on each weekday that often. A rule that
/// names no day is found out with certainty, but one with BYWEEKNO: there INTERVAL is not looked at.
[[nodiscard]] bool names_some_day(const named_days& days, date first);

} // namespace intouch::ical
