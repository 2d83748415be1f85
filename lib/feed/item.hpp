// SPDX-License-Identifier: MIT
#pragma once

#include "ical/event.hpp"
#include "ledger/calendar_copy.hpp"

#include <map>
#include <optional>
#include <string>

namespace intouch::feed {

/// An event of a feed before it has its stamp.
struct item {
    ical::event event;
    date first; ///< the day it begins
    date last;  ///< the day it ends, inclusive
    ledger::object_kind kind = ledger::object_kind::touch;
    std::optional<instant> completed; ///< of a closed round: when, as far as is known
    bool lasting = false;             ///< a recurring block or the user's trouble: the last to be trimmed
    bool operator==(const item&) const = default;
};

/// By uid, an override by uid + "/" + its RECURRENCE-ID: the order of the feed, and the names of stamps.
using items = std::map<std::string, item>;

/// Two of the same name are one; the first stays.
inline void add(items& to, item i) {
    std::string key = i.event.uid;
    if (i.event.recurrence_id) key += "/" + ical::print(*i.event.recurrence_id);
    to.emplace(std::move(key), std::move(i));
}

} // namespace intouch::feed
