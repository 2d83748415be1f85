// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace intouch::plan {

/// The days on which some slot accepts a demand, the cheapest first. Of two with the same cost, the later
/// first.
class days_by_cost {
public:
    /// With `room`, only days whose slots were not all found full.
    days_by_cost(schedule& s, std::size_t index, bool room);
    /// The cost of the next day; infinite when there is none.
    [[nodiscard]] double cost() const { return std::min(up_.cost, down_.cost); }
    /// The next day, as a number of `free_slots`.
    std::size_t take();

private:
    struct side {
        std::size_t day = day_set::none;
        double cost = std::numeric_limits<double>::infinity();
    };
    [[nodiscard]] const day_set& days_left() const;
    [[nodiscard]] side priced(std::size_t day) const;
    [[nodiscard]] side below(std::size_t day) const;

    schedule& schedule_;
    std::size_t index_;
    bool room_;
    std::size_t lowest_;
    side up_;
    side down_;
};

} // namespace intouch::plan
