// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <map>
#include <string>
#include <vector>

namespace intouch::feed {

/// What came of an hour of a buddy.
struct buddy_hour {
    instant from;
    instant to;
    int tried = 0;
    int reached = 0;
    std::string story; ///< the first; one line, at most 60 bytes, without control characters; empty: none
    auto operator<=>(const buddy_hour&) const = default;
};

using buddy_hours = std::map<std::string, std::vector<buddy_hour>>; ///< by the buddy's id

} // namespace intouch::feed
