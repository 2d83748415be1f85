// SPDX-License-Identifier: MIT
// The appointments in a calendar of others: each occurrence of its events in a span of days. Events that are
// cancelled, declined by the user, or "working elsewhere" in Outlook are none.
#pragma once

#include "core/zone.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::ical {

struct appointment {
    instant from;
    instant to;           ///< exclusive; never before `from`
    bool all_day = false; ///< then from midnight to midnight in the user's zone
    bool busy = true;     ///< not TRANSPARENT, and not marked free by Outlook
    bool ours = false;    ///< made by intouch, by its UID
    std::string summary;  ///< one line, without control characters
    auto operator<=>(const appointment&) const = default;
};

struct appointments {
    std::vector<appointment> all; ///< sorted
    /// What was not understood, and what that means: "lines 12 and 14: …". At most 21.
    std::vector<std::string> warnings;
    bool operator==(const appointments&) const = default;
};

/// What is asked of a calendar of others, and for whom.
struct reading {
    time_zone own; ///< the zone of the user
    date from;     ///< the first day
    date to;       ///< the day after the last
    /// Addresses of the user. An invitation that one of them declined is left out. A calendar that is named after an
    /// address (X-WR-CALNAME) belongs to that address too.
    std::vector<std::string> me = {};
    std::string charset = {}; ///< as the server names it; empty: unknown
};

/// The calendars in `text`, whatever their bytes. Bounded work and memory; no clock, no files. What cannot be
/// understood is left out and named in `warnings`. `errc::invalid`: nothing can be read, for `text` is no calendar.
[[nodiscard]] result<appointments> read_appointments(std::string_view text, const reading& how);

} // namespace intouch::ical
