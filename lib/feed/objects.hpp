// SPDX-License-Identifier: MIT
// What a calendar server is given: the same items as a feed's, each UID an object of its own (RFC 4791 4.1).
#pragma once

#include "feed/feed_input.hpp"
#include "ledger/calendar_copy.hpp"

#include <string>
#include <vector>

namespace intouch::feed {

/// A VCALENDAR with everything of one UID, without stamps: whoever puts it sets those.
struct calendar_object {
    std::string uid;
    ledger::object_kind kind = ledger::object_kind::touch;
    std::string text;
    bool operator==(const calendar_object&) const = default;
};

/// Sorted by uid; `in.stamps` does not count. As tasks: touches and closed rounds as VTODO and nothing else,
/// for a collection of tasks takes no events. Untrimmed: the limit of feeds is their subscribers'.
[[nodiscard]] std::vector<calendar_object> objects(const feed_input& in, bool as_tasks,
                                                   component_cache& cache);

} // namespace intouch::feed
