// SPDX-License-Identifier: MIT
#pragma once

#include "feed/feed_input.hpp"
#include "feed/feed_window.hpp"
#include "feed/item.hpp"

namespace intouch::feed {

/// All items that the feed shows, before trimming. Titles follow the `names` of the feed.
[[nodiscard]] items select(const feed_input& in, const feed_window& f);

} // namespace intouch::feed
