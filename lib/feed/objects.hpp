// SPDX-License-Identifier: MIT
// The items of a feed for a calendar server: one object for each UID (RFC 4791 4.1).
#pragma once

#include "feed/feed_input.hpp"
#include "ledger/calendar_copy.hpp"

#include <string>
#include <vector>

namespace intouch::feed {

/// A VCALENDAR with all components of one UID. It has no stamps; the upload sets them.
struct calendar_object {
    std::string uid;
    ledger::object_kind kind = ledger::object_kind::touch;
    std::string text;
    bool operator==(const calendar_object&) const = default;
};

/// Sorted by uid; `in.stamps` is not used. As tasks: only touches and closed rounds, as VTODO, because a
/// collection of tasks takes no events. Untrimmed, because the limits of a feed come from its subscribers.
[[nodiscard]] std::vector<calendar_object> objects(const feed_input& in, bool as_tasks,
                                                   component_cache& cache);

} // namespace intouch::feed
