// SPDX-License-Identifier: MIT
// Times, durations, periods and offsets as calendars of others write them, read by libical. libical accepts what is
// no time, such as 30 February, so each value is checked.
#pragma once

#include "core/result.hpp"
#include "ical/event.hpp"

#include <optional>
#include <string_view>

namespace intouch::ical {

/// RFC 5545 3.3.6. Days and weeks are days of the calendar, whatever the clocks do.
struct duration {
    days whole{0};
    seconds exact{0};
    bool operator==(const duration&) const = default;
};

/// RFC 5545 3.3.9: from a time to another, or for a while.
struct period {
    moment from;
    std::optional<moment> to; ///< absent: `lasts` counts
    duration lasts;
    bool operator==(const period&) const = default;
};

/// "20261203", "20261203T160000Z", and "20261203T170000" as a zoned time whose zone is empty; years 1 to 9999. Taken
/// as well: no seconds, ISO 8601 with "-" and ":", lower case, blanks around it, 24:00 and the second 60.
[[nodiscard]] result<moment> parse_time_text(std::string_view text);
/// "PT1H30M", "P1D", "-P2W"; each number at most 100,000. Lower case and blanks around it are taken as well.
[[nodiscard]] result<duration> parse_duration_text(std::string_view text);
/// "20261203T160000Z/PT1H", "20261203T160000Z/20261203T170000Z".
[[nodiscard]] result<period> parse_period_text(std::string_view text);
/// "+0100", "-053000"; at most 18 hours, the most that a zone ever had and some.
[[nodiscard]] result<seconds> parse_offset_text(std::string_view text);

} // namespace intouch::ical
