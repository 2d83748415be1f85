// SPDX-License-Identifier: MIT
#pragma once

#include "ical/event.hpp"
#include "ledger/calendar_object.hpp"

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
    std::optional<instant> completed; ///< of a closed round: its moment, when known
    bool lasting = false;             ///< a recurring block, or the problem for the user: trimmed last
    bool operator==(const item&) const = default;
};

/// By uid; an override by uid + "/" + RECURRENCE-ID. The keys give the order of the feed and name the stamps.
using items = std::map<std::string, item>;

/// A second item with the same key is dropped.
inline void add(items& to, item i) {
    std::string key = i.event.uid;
    if (i.event.recurrence_id) key += "/" + ical::print(*i.event.recurrence_id);
    to.emplace(std::move(key), std::move(i));
}

} // namespace intouch::feed
