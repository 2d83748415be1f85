// SPDX-License-Identifier: MIT
// The state that calendars have seen: the place of each open touch, and the stamps of every rendered item.
#pragma once

#include "core/date.hpp"
#include "core/digest.hpp"

#include <map>
#include <string>

namespace intouch::ledger {

/// The place of an open touch when it was last published, and the values that led to it. A change of those
/// values is a reason to move the touch.
struct published_touch {
    std::string uid;
    std::string owner; ///< person, household or gathering id
    std::string kind;  ///< the kind in the agenda: "cadence", "retry" and so on
    int round = 0;
    int attempt = 1;
    std::string channel;
    minutes length{0};
    date ideal;
    date latest;
    date day;
    std::optional<instant> start; ///< absent: all-day
    std::string block;            ///< empty: no block
    bool pinned = false;
    bool operator==(const published_touch&) const = default;
};

/// By uid.
using published_plan = std::map<std::string, published_touch>;

/// RFC 5545 3.8.7: when an item last changed in a feed or account, and how often. See
/// lib/README.md, "Stamps".
struct stamp {
    sha256_value hash{}; ///< of the rendering without its stamps
    int sequence = 0;
    instant changed; ///< DTSTAMP and LAST-MODIFIED
    bool operator==(const stamp&) const = default;
};

/// By uid; an override of a recurring item has uid + "/" + RECURRENCE-ID. A stamp stays when its item is
/// removed.
using stamps = std::map<std::string, stamp>;

} // namespace intouch::ledger
