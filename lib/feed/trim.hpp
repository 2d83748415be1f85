// SPDX-License-Identifier: MIT
#pragma once

#include "feed/item.hpp"

#include <string>
#include <vector>

namespace intouch::feed {

/// The keys of all items in the order in which they may be missed: the oldest past first, then the furthest
/// ahead, what lasts at the very end.
[[nodiscard]] std::vector<std::string> least_missed_first(const items& all, date today);

} // namespace intouch::feed
