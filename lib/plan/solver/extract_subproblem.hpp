// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"
#include "plan/solver/subproblem.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <vector>

namespace intouch::plan {

/// Takes a subproblem from a schedule. Numbers its slots in the order in which they are named. Occurrences that
/// share time are one slot: their touches follow one another on one machine. Its minutes count from the
/// beginning of the first occurrence.
class extraction {
public:
    explicit extraction(schedule& s) : schedule_(s) {}

    /// The number of a slot, from 0.
    [[nodiscard]] std::size_t number_of(slot_id id);
    [[nodiscard]] std::size_t size() const { return slots_.size(); }

    /// The choice of that slot for the touch; its cost is 0. In a block it has no allowed start when
    /// the touch holds on to its wish and could not do so there.
    [[nodiscard]] choice choice_of(std::size_t index, const free_slot& s);
    /// The slot of a choice, and its day.
    [[nodiscard]] slot_id slot_of(const choice& c) const { return places_[c.place]; }
    [[nodiscard]] date day_of(const choice& c) const;
    /// Sorts the choices by cost, and chooses the one at `now`.
    void put_in_order(movable_touch& one, const position& now) const;
    /// The minute of that slot at which a touch begins that has this minute of the shared time.
    [[nodiscard]] int start_of(const choice& c, int minute) const {
        return minute - (schedule_.is_day(slot_of(c)) ? 0 : offset_of(slot_of(c)));
    }
    /// The slot without the touches of `indices`.
    [[nodiscard]] shared_slot slot_without(std::size_t number, std::span<const std::size_t> indices) const;

private:
    [[nodiscard]] slot_id first_of(slot_id id) const;
    /// The minutes of the machine before that slot.
    [[nodiscard]] int offset_of(slot_id id) const;

    schedule& schedule_;
    std::map<slot_id, std::size_t> numbers_;
    std::vector<slot_id> slots_;  // by number: the first that shares its time
    std::vector<slot_id> places_; // by `place` of a choice
};

} // namespace intouch::plan
