// SPDX-License-Identifier: MIT
#pragma once

#include "feed/feed_input.hpp"
#include "feed/feed_window.hpp"
#include "feed/item.hpp"

#include <optional>
#include <string>

namespace intouch::feed {

/// The user's blocks: a recurring event for each series with an EXDATE for each day away and an override
/// where people are planned in it; single events where that would take more than 60 EXDATEs, where the zone
/// has no VTIMEZONE, and where no rule that calendars share says when they are.
void add_blocks(items& to, const feed_input& in, const feed_window& f);

/// The id of the block whose series has that UID, or whose single event, which is on `day` now; empty: none.
[[nodiscard]] std::string block_of(const std::string& uid, const std::optional<date>& day,
                                   const roster::settings& settings, const ledger::state& state,
                                   const std::string& instance);

} // namespace intouch::feed
