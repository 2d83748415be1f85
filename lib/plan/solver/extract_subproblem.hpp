// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"
#include "plan/solver/subproblem.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <vector>

namespace intouch::plan {

/// Takes a subproblem from a schedule. Numbers its slots in the order in which they are named.
class extraction {
public:
    explicit extraction(schedule& s) : schedule_(s) {}

    /// The number of a slot, from 0.
    [[nodiscard]] std::size_t number_of(slot_id id);
    [[nodiscard]] slot_id slot(std::size_t number) const { return slots_[number]; }
    [[nodiscard]] std::size_t size() const { return slots_.size(); }

    /// The choice of that slot for the touch; cost and price are 0. In a block it has no allowed start when
    /// the touch holds on to its wish and could not do so there.
    [[nodiscard]] choice choice_of(std::size_t index, const free_slot& s);
    /// The day of a choice.
    [[nodiscard]] date day_of(const choice& c) const;
    /// The slot without the touches of `indices`.
    [[nodiscard]] shared_slot slot_without(std::size_t number, std::span<const std::size_t> indices) const;

private:
    schedule& schedule_;
    std::map<slot_id, std::size_t> numbers_;
    std::vector<slot_id> slots_;
};

} // namespace intouch::plan
