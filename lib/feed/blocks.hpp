// SPDX-License-Identifier: MIT
#pragma once

#include "feed/feed_input.hpp"
#include "feed/feed_window.hpp"
#include "feed/item.hpp"

#include <optional>
#include <string>

namespace intouch::feed {

/// The blocks of the user. Each series is a recurring event with an EXDATE for each day away, and an override
/// for each occurrence with people. A series becomes single events when it would need more than 60 EXDATEs,
/// when the zone has no VTIMEZONE, or when calendars share no rule for it.
void add_blocks(items& to, const feed_input& in, const feed_window& f);

/// The id of the block whose series, or whose single event on `day`, has that UID; empty: none.
[[nodiscard]] std::string block_of(const std::string& uid, const std::optional<date>& day,
                                   const roster::settings& settings, const ledger::state& state,
                                   const std::string& instance);

} // namespace intouch::feed
