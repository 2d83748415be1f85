// SPDX-License-Identifier: MIT
// One VEVENT as a value: the part of RFC 5545 that intouch writes.
#pragma once

#include "core/date.hpp"
#include "core/digest.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace intouch::ical {

/// A wall time in a zone whose VTIMEZONE stands in the same calendar.
struct zoned_time {
    local_second at;
    std::string tzid; ///< IANA name
    auto operator<=>(const zoned_time&) const = default;
};

/// RFC 5545 3.3.4 and 3.3.5: a date, form #3 or form #2.
using moment = std::variant<date, zoned_time, instant>;

/// One element of BYDAY.
struct by_day {
    std::chrono::weekday day;
    int nth = 0; ///< 0 every one; 1 to 5 the nth of the month; -1 the last
    bool operator==(const by_day&) const = default;
};

enum class frequency : std::uint8_t { daily, weekly, monthly };

/// The part of RFC 5545 3.3.10 that every calendar understands. Endless; weeks begin on Monday.
struct recurrence {
    frequency freq = frequency::weekly;
    int interval = 1;
    std::vector<by_day> days; ///< empty: the day of DTSTART
    bool operator==(const recurrence&) const = default;
};

/// Strings may hold any bytes: `render` removes the characters that a calendar must not get.
struct event {
    std::string uid;
    int sequence = 0;
    instant changed; ///< DTSTAMP and LAST-MODIFIED
    moment from;
    moment to; ///< exclusive; of the type of `from`
    std::optional<recurrence> rule;
    std::vector<moment> exceptions;      ///< EXDATE; of the type of `from`
    std::optional<moment> recurrence_id; ///< set: overrides that occurrence of the event of the same uid
    std::string summary;
    std::string description; ///< plain; lines end with LF; empty: none
    std::string location;
    std::string url;              ///< written only when it is an https address without blanks
    bool busy = false;            ///< OPAQUE and BUSY, else TRANSPARENT and FREE
    std::optional<minutes> alarm; ///< a display alarm so long before `from`
    bool operator==(const event&) const = default;
};

/// "20261203T170000", "20261203" or "20261203T160000Z": how stamps name an occurrence.
[[nodiscard]] std::string print(const moment& m);

/// SHA-256 of everything that a reader of `e` sees, without sequence and stamp. Two events have the same hash
/// exactly when they render alike except for these.
[[nodiscard]] sha256_value fingerprint(const event& e);

} // namespace intouch::ical
