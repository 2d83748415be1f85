// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/timeline.hpp"

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace intouch::plan {

/// The cost of what is no choice.
inline constexpr double infinite_cost = std::numeric_limits<double>::infinity();

/// How one more touch fits into a slot.
struct arrangement {
    int start = 0; ///< of the touch
    std::vector<std::pair<std::size_t, int>>
        moved{}; ///< touches of the slot that then begin at another minute
};

/// A position that a touch could take.
struct candidate {
    slot_id at{};
    arrangement arranged{};
    double cost = infinite_cost;
    instant start;
    bool elsewhere = true; ///< not the slot in which the touch was published
    bool anyone = true;    ///< in a block without circles, or on a day
};

/// Which candidates a search may return.
struct slot_filter {
    bool keep_avoid = false; ///< only away from the hour that failed; else away among equals
    bool within_window = false;
    double below = infinite_cost; ///< only what costs less
    slot_id except{};             ///< not in this slot
    date from = date::min();      ///< not before this day
    date to = date::max();        ///< not after this day
};

} // namespace intouch::plan
