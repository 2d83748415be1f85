// SPDX-License-Identifier: MIT
#pragma once

#include "feed/feed.hpp"
#include "feed/frame.hpp"
#include "feed/item.hpp"

namespace intouch::feed {

/// Everything that the feed shows, in the words that it may use (the table of design 6), before it is
/// trimmed.
[[nodiscard]] items select(const feed_input& in, const frame& f);

} // namespace intouch::feed
