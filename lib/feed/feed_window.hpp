// SPDX-License-Identifier: MIT
// The shown days of one rendering, and the form of its times.
#pragma once

#include "feed/feed_input.hpp"
#include "ical/event.hpp"

#include <optional>
#include <string>
#include <utility>

namespace intouch::feed {

struct feed_window {
    date today;
    date first;  ///< of `history`
    date last;   ///< of `horizon`, inclusive
    date anchor; ///< 1 January of the year in which `history` begins: no series begins before it
    time_zone zone;
    /// Absent when no simple rule describes the zone; times are then in UTC.
    std::optional<std::string> vtimezone;
};

[[nodiscard]] feed_window window_of(const feed_input& in);
[[nodiscard]] inline bool shows(const feed_window& f, date from, date to) {
    return to >= f.first && from <= f.last;
}

/// In local time. In UTC when the zone has no VTIMEZONE, or when the wall time would mean another moment (the
/// second hour of an overlap).
[[nodiscard]] std::pair<ical::moment, ical::moment> times(const feed_window& f, instant from, instant to);

} // namespace intouch::feed
