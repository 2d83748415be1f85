// SPDX-License-Identifier: MIT
// Recurrence rules (RFC 5545 3.3.10) of others, as far as they expand in bounded time: days, weeks, months
// and years, never hours or less. A rule of forty bytes can keep libical's iterator busy without end.
#pragma once

#include "ical/event.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace intouch::ical {

enum class rule_frequency : std::uint8_t { daily, weekly, monthly, yearly };

struct rule {
    rule_frequency freq = rule_frequency::daily;
    int interval = 1;            ///< 1 to 1000
    std::optional<int> count;    ///< DTSTART is the first of them
    std::optional<moment> until; ///< inclusive: a date, an instant, or a zoned time without a zone (floating)
    std::vector<by_day> days;    ///< `nth` -53 to 53
    std::vector<int> month_days; ///< 1 to 31, -1 to -31
    std::vector<std::chrono::month> months;
    std::vector<int> positions; ///< BYSETPOS, 1 to 366, -1 to -366
    std::chrono::weekday week_start = std::chrono::Monday;
    bool operator==(const rule&) const = default;
};

/// The days on which the rule recurs, sorted, from `first` (the day of DTSTART, always one of them) to `last`
/// inclusive, and within `count`. The caller applies UNTIL, because the caller knows times and zones. Days
/// before `from` are left out. At most `most` days.
[[nodiscard]] std::vector<date> recurring_days(const rule& r, date first, date from, date last,
                                               std::size_t most);

} // namespace intouch::ical
