// SPDX-License-Identifier: MIT
// What was last shown to the world, and must be remembered: where each open touch stood, and the stamps of
// every rendered item.
#pragma once

#include "core/date.hpp"
#include "core/digest.hpp"

#include <map>
#include <string>

namespace intouch::ledger {

/// The place of an open touch as last published, and what led to it (to see whether its own reasons changed).
struct published_touch {
    std::string uid;
    std::string owner; ///< person, household or gathering id
    std::string kind;  ///< as in the agenda: "cadence", "retry", …
    int round = 0;
    int attempt = 1;
    std::string channel;
    minutes length{0};
    date ideal;
    date latest;
    date day;
    std::optional<instant> start; ///< absent: all-day
    std::string block;            ///< empty: none
    bool pinned = false;
    bool operator==(const published_touch&) const = default;
};

/// By uid.
using published_plan = std::map<std::string, published_touch>;

/// RFC 5545 3.8.7: when an item last changed and how often it did, for one feed or account.
struct stamp {
    sha256_value hash{}; ///< of the rendering without its stamps
    int sequence = 0;
    instant changed; ///< DTSTAMP and LAST-MODIFIED
    bool operator==(const stamp&) const = default;
};

/// By uid (an override of a recurring item: uid + "/" + its RECURRENCE-ID). Outlives the item.
using stamps = std::map<std::string, stamp>;

} // namespace intouch::ledger
