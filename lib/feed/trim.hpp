// SPDX-License-Identifier: MIT
#pragma once

#include "feed/item.hpp"

#include <vector>

namespace intouch::feed {

/// All items in the order of trimming: the oldest past items, then the furthest future items, then lasting
/// items.
[[nodiscard]] std::vector<items::iterator> least_missed_first(items& all, date today);

} // namespace intouch::feed
