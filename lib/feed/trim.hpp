// SPDX-License-Identifier: MIT
#pragma once

#include "feed/item.hpp"

#include <vector>

namespace intouch::feed {

/// All items in the order in which they may be missed: the oldest past first, then the furthest ahead, what
/// lasts at the very end.
[[nodiscard]] std::vector<items::iterator> least_missed_first(items& all, date today);

} // namespace intouch::feed
