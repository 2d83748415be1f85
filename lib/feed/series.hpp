// SPDX-License-Identifier: MIT
// A block as recurring events.
#pragma once

#include "ical/event.hpp"
#include "roster/settings.hpp"

#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace intouch::feed {

/// The occurrences of a block that begin and end at the same times of day and follow one rule.
struct series {
    minutes start{0}; ///< of day
    minutes length{0};
    std::bitset<7> weekdays; ///< as in week_range
    int nth = 0;             ///< as in week_range
    /// Absent when calendars share no rule for it. Outlook knows daily, weekly by days, and monthly by one
    /// nth weekday.
    std::optional<ical::recurrence> rule;
    bool operator==(const series&) const = default;
};

/// One for each distinct start and length, and one for each weekday of the month, because Outlook refuses a
/// rule with two of them. Sorted by start, length, weekly before nth.
[[nodiscard]] std::vector<series> series_of(const roster::block& b);
[[nodiscard]] bool occurs(const series& s, const roster::block& b, date day);
/// The first occurrence on or after `from`; absent when there is none within three years.
[[nodiscard]] std::optional<date> first_occurrence(const series& s, const roster::block& b, date from);

} // namespace intouch::feed
