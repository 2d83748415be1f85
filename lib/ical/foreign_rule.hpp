// SPDX-License-Identifier: MIT
// A recurrence rule of others (RFC 5545 3.3.10, also in the form of vCalendar 1.0), made ready for libical. A rule of
// forty bytes can keep libical 3.0.16 busy without end, and it computes some rules wrong. So a rule is checked here,
// and rewritten where that is known; tests/ical/libical_faults_test.cpp shows each fault.
#pragma once

#include "core/result.hpp"
#include "ical/event.hpp"
#include "ical/named_days.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::ical {

enum class rule_frequency : std::uint8_t { secondly, minutely, hourly, daily, weekly, monthly, yearly };

struct foreign_rule {
    std::string text; ///< for libical: without COUNT, UNTIL and the parts below
    rule_frequency freq = rule_frequency::daily;
    int interval = 1;
    std::optional<int> count;    ///< of the occurrences that the rule names
    std::optional<moment> until; ///< inclusive: a date, an instant, or a zoned time without a zone (floating)
    std::vector<int> month_days; ///< only these days of the month count: libical finds no DAILY;BYMONTHDAY=-1
    /// Only these of each `set` count: libical ignores WEEKLY;BYSETPOS, and does not count the times of a day.
    std::vector<int> set_positions;
    rule_frequency set = rule_frequency::weekly;
    std::chrono::weekday week_start = std::chrono::Monday;
    bool positions = false;          ///< BYSETPOS stands in `text`
    int times_a_day = 1;             ///< BYHOUR × BYMINUTE × BYSECOND
    std::optional<named_days> named; ///< of MONTHLY and YEARLY without SKIP
    bool operator==(const foreign_rule&) const = default;
};

/// The value of an RRULE of an event that begins on `first`, and is `whole_days` long or timed. Blanks, lower case,
/// unknown X- parts and vCalendar 1.0 are taken. `errc::invalid`: no rule, or one that cannot be followed in bounded
/// time; the text says why.
[[nodiscard]] result<foreign_rule> parse_rule(std::string_view value, date first, bool whole_days);

} // namespace intouch::ical
