// SPDX-License-Identifier: MIT
// When the other person may be contacted: within the person's reach and the channel's hours.
#pragma once

#include "core/times_of_week.hpp"
#include "core/zone.hpp"

#include <optional>
#include <vector>

namespace intouch::plan {

struct contact_hours {
    bool live = false;                 ///< false: `reach` and `hours` do not bind
    times_of_week reach{};             ///< in `zone`; empty: any time
    std::optional<week_range> hours{}; ///< the hours of the channel, in `zone`
    time_zone zone{};                  ///< the zone of the other person
    bool operator==(const contact_hours&) const = default;
};

/// [from, to).
struct time_span {
    instant from;
    instant to;
    auto operator<=>(const time_span&) const = default;
};

/// The parts of [from, to) inside both reach and hours, sorted; the whole span when the channel is not live.
[[nodiscard]] std::vector<time_span> reachable_hours(const contact_hours& when, instant from, instant to);

} // namespace intouch::plan
