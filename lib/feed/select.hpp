// SPDX-License-Identifier: MIT
#pragma once

#include "feed/feed_input.hpp"
#include "feed/feed_window.hpp"
#include "feed/item.hpp"

namespace intouch::feed {

/// Everything that the feed shows, in the words that it may use (the table of design 6), before it is
/// trimmed.
[[nodiscard]] items select(const feed_input& in, const feed_window& f);

} // namespace intouch::feed
