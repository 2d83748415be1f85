// SPDX-License-Identifier: MIT
// Calendar spans ("6 weeks", "1 month") and clock durations ("24 hours"). A month is a calendar month, not 30
// days.
#pragma once

#include "core/date.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace intouch {

enum class span_unit : std::uint8_t { day, week, month, year };

struct span {
    int count = 0;
    span_unit unit = span_unit::day;
    bool operator==(const span&) const = default;
};

/// "10 days", "2 weeks", "3 months", "1 year", "weekly" and similar; 1 day to 10 years. `zero_allowed` also
/// accepts "0 days".
[[nodiscard]] result<span> parse_span(std::string_view text, bool zero_allowed = false);
[[nodiscard]] std::string print(span s); ///< "6 weeks", "1 day"

/// A day that the month does not have becomes its last day: 31 Jan + 1 month is the last day of February, 29
/// Feb + 1 year is 28 Feb.
[[nodiscard]] date operator+(date day, span s);
[[nodiscard]] date operator-(date day, span s);
/// The number of calendar days from `from` to `from + s`.
[[nodiscard]] days length(span s, date from);
/// The average length in days (a month 30.436875, a year 365.2425): for comparisons and rates, not for dates.
[[nodiscard]] double mean_days(span s);

/// "90 minutes", "2 hours", "1 day"; 0 to 31 days.
[[nodiscard]] result<minutes> parse_duration(std::string_view text);
[[nodiscard]] std::string print_duration(minutes m); ///< "45 minutes", "2 hours", "3 days"

} // namespace intouch
