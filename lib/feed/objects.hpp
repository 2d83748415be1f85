// SPDX-License-Identifier: MIT
// The items of a feed for a calendar server: one object for each UID (RFC 4791 4.1).
#pragma once

#include "feed/feed_input.hpp"
#include "ledger/calendar_object.hpp"

#include <vector>

namespace intouch::feed {

/// Sorted by uid; `in.stamps` is not used. As tasks: only touches and closed rounds, as VTODO, because a
/// collection of tasks takes no events. Untrimmed, because the limits of a feed come from its subscribers.
[[nodiscard]] std::vector<ledger::calendar_object> objects(const feed_input& in, bool as_tasks,
                                                           component_cache& cache);

} // namespace intouch::feed
