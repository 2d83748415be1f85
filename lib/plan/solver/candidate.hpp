// SPDX-License-Identifier: MIT
// Places on the board: where somebody stands, could stand, or would like to.
#pragma once

#include "core/date.hpp"
#include "plan/solver/timeline.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::plan {

/// Where a touch stands. A lane is a block, by id in order, or, the last one, the days.
struct standing {
    std::size_t lane = lane::none; ///< `none`: nowhere
    std::size_t bin = 0;
    date day; ///< on which it begins
    std::optional<instant>
        start; ///< absent: all-day; on the days' lane only for a pinned time outside any block
    bool operator==(const standing&) const = default;
};

/// How somebody would sit in a bin, and who there would begin at another minute.
struct seating {
    int start = 0;
    std::vector<std::pair<std::size_t, int>> moved;
};

/// A place that could be taken.
struct offer {
    std::size_t lane = lane::none;
    std::size_t bin = 0;
    seating seat;
    double cost = std::numeric_limits<double>::infinity();
    instant start;
    bool elsewhere = true; ///< than published
    bool anyone = true;    ///< in a block for anyone, or on a day
};

struct wish {
    bool keep_avoid = true; ///< keep away from the hour that failed
    bool within_window = false;
    double below = std::numeric_limits<double>::infinity(); ///< only what costs less
    std::size_t not_lane = lane::none;                      ///< and not that bin
    std::size_t not_bin = lane::none;
};

} // namespace intouch::plan
