// SPDX-License-Identifier: MIT
#pragma once

#include "feed/feed_input.hpp"
#include "feed/feed_window.hpp"
#include "feed/item.hpp"

namespace intouch::feed {

/// On the Sunday of each week of `history` in which something was planned or happened: an event that tells the week. On
/// its day each planned touch that went by without a word.
void add_report(items& to, const feed_input& in, const feed_window& f);

} // namespace intouch::feed
