// SPDX-License-Identifier: MIT
// Some touches that want each other's slots, apart from the schedule: where each of them could be, at what
// cost, and what else takes time there.
#pragma once

#include "plan/solver/single_machine.hpp"

#include <cstddef>
#include <vector>

namespace intouch::plan {

/// A slot of a subproblem, without the touches of the subproblem.
struct shared_slot {
    std::vector<taken_time> taken; ///< by other touches, sorted; none on a day
    int capacity = 0;              ///< minutes
    int used = 0;                  ///< by other touches
    bool ordered = false; ///< a block, in which touches follow one another; on a day only minutes count
    bool several_choices = false; ///< of one touch: the slot crosses midnight, or is several occurrences
};

/// A slot in which a touch could be.
struct choice {
    std::size_t slot = 0;
    std::size_t place = 0; ///< for the one who made the subproblem
    double cost = 0;
    int minutes = 0; ///< that the touch takes of the slot
    start_ranges allowed;
    bool whole = false; ///< any start is allowed
};

struct movable_touch {
    std::vector<choice> choices; ///< the cheapest first
    std::size_t chosen = 0;
};

/// The chosen slots of all touches are possible together.
struct subproblem {
    static constexpr std::size_t most_touches = 48;
    std::vector<movable_touch> touches;
    std::vector<shared_slot> slots;
};

/// The cost of the chosen slots.
[[nodiscard]] double cost_of(const subproblem& p);

/// Starts for the `members` of a slot, in this order; empty when they do not all fit.
[[nodiscard]] std::vector<int> starts_of(const shared_slot& s, const std::vector<const choice*>& members);
/// Starts for the touches that chose that slot, in the order of touches; empty when they do not all fit.
[[nodiscard]] std::vector<int> starts_in(const subproblem& p, std::size_t slot);

} // namespace intouch::plan
