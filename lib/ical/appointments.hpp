// SPDX-License-Identifier: MIT
// The appointments in a calendar of others: each occurrence of its events in a span of days.
#pragma once

#include "core/zone.hpp"
#include "ical/content.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::ical {

struct appointment {
    instant from;
    instant to;           ///< exclusive; never before `from`
    bool all_day = false; ///< then from midnight to midnight in the user's zone
    bool busy = true;     ///< not TRANSPARENT, and not marked free by Outlook
    std::string uid;
    std::string summary; ///< one line, without control characters
    auto operator<=>(const appointment&) const = default;
};

struct appointments {
    std::vector<appointment> all; ///< sorted
    /// Events that count once instead of repeatedly, or not at all, with the reason: "line 12: …".
    std::vector<std::string> warnings;
    bool operator==(const appointments&) const = default;
};

/// All that touch the days [from, to) in zone `own`. Cancelled events are left out; overrides, EXDATE and
/// RDATE are followed. An event whose rule is beyond `parse_rule` counts once; one whose time cannot be read
/// not at all.
[[nodiscard]] appointments read_appointments(std::span<const component> calendars, const time_zone& own,
                                             date from, date to);

} // namespace intouch::ical
