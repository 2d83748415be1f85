// SPDX-License-Identifier: MIT
// What all items of one rendering share: the days that are shown and how times are written.
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
    std::optional<std::string>
        vtimezone; ///< absent where no simple rule describes the zone: times are in UTC
};

[[nodiscard]] feed_window window_of(const feed_input& in);
[[nodiscard]] inline bool shows(const feed_window& f, date from, date to) {
    return to >= f.first && from <= f.last;
}

/// In local time, unless the zone has no VTIMEZONE or a wall time would mean another moment (the second of an
/// overlap).
[[nodiscard]] std::pair<ical::moment, ical::moment> times(const feed_window& f, instant from, instant to);

} // namespace intouch::feed
