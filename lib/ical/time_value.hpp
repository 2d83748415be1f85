// SPDX-License-Identifier: MIT
#pragma once

#include "ical/content.hpp"
#include "ical/foreign_zone.hpp"
#include "ical/time_text.hpp"

#include <optional>
#include <vector>

namespace intouch::ical {

/// What a DTSTART and its like say (RFC 5545 3.3.4, 3.3.5).
struct time_value {
    enum class form { date, floating, utc, zoned };
    form is = form::date;
    local_second at;                  ///< as written; midnight for a date
    std::optional<foreign_zone> zone; ///< of a zoned one

    [[nodiscard]] bool is_date() const { return is == form::date; }
    /// The moment; dates and floating times are read in `own`, the user's zone.
    [[nodiscard]] instant to_instant(const time_zone& own) const;
    /// The day it falls on for somebody in `own`; a date is that day everywhere.
    [[nodiscard]] date to_day(const time_zone& own) const;
    /// The same kind of time, with that wall time.
    [[nodiscard]] time_value moved_to(local_second wall) const { return {is, wall, zone}; }
};

/// DTSTART, DTEND, DUE, RECURRENCE-ID, COMPLETED … `errc::invalid` for no time, `errc::not_found` for a TZID
/// that is not known; both say the line's number.
[[nodiscard]] result<time_value> parse_time(const content_line& line, foreign_zones& zones);
/// EXDATE and RDATE: a list; of periods, the beginnings.
[[nodiscard]] result<std::vector<time_value>> parse_times(const content_line& line, foreign_zones& zones);

} // namespace intouch::ical
