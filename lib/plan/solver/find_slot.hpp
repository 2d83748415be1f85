// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/candidate.hpp"
#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace intouch::plan {

/// The cheapest position with room. Among equals: the slot in which the touch was published, then a block for
/// its circles before one for anyone, then the earliest.
[[nodiscard]] std::optional<candidate> cheapest_slot(schedule& s, std::size_t index,
                                                     const slot_filter& w = {});

struct near_slot {
    double cost = 0;
    slot_id at{};
};
/// Up to `count` slots within the days and below the cost of `w`, the cheapest first, with room or without.
[[nodiscard]] std::vector<near_slot> nearest_slots(schedule& s, std::size_t index, std::size_t count,
                                                   const slot_filter& w = {});

} // namespace intouch::plan
