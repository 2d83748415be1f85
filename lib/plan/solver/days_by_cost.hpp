// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace intouch::plan {

/// The days on which anything accepts somebody, from the cheapest on; of two that cost the same the later.
class days_by_cost {
public:
    /// With `room`, only those that were not found full.
    days_by_cost(board& b, std::size_t who, bool room);
    /// What the next costs; infinite: there is none.
    [[nodiscard]] double cost() const { return std::min(up_.cost, down_.cost); }
    /// The next, a day of the openings.
    std::size_t take();

private:
    struct side {
        std::size_t day = day_set::none;
        double cost = std::numeric_limits<double>::infinity();
    };
    [[nodiscard]] const day_set& days_left() const;
    [[nodiscard]] side priced(std::size_t day) const;
    [[nodiscard]] side below(std::size_t day) const;

    board& b_;
    std::size_t who_;
    bool room_;
    std::size_t lowest_;
    side up_;
    side down_;
};

} // namespace intouch::plan
