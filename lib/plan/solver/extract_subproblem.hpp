// SPDX-License-Identifier: MIT
// A contest taken from the board: its bins numbered as they are named, and what the board knows of them.
#pragma once

#include "plan/solver/neighbourhood_search.hpp"
#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace intouch::plan {

class contested {
public:
    explicit contested(board& b) : b_(b) {}

    /// Of a bin, from 0.
    [[nodiscard]] std::size_t number_of(std::size_t lane, std::size_t bin);
    [[nodiscard]] const board::bin_id& place(std::size_t number) const { return places_[number]; }
    [[nodiscard]] std::size_t size() const { return places_.size(); }

    /// `who` there, at no cost yet. Whoever keeps away from the hour that failed goes on to; in a block no
    /// start is allowed where that leaves none.
    [[nodiscard]] choice choice_of(std::size_t who, const spot& s);
    /// Without `people`.
    [[nodiscard]] contested_bin bin_of(std::size_t number, std::span<const std::size_t> people) const;

    /// From the hour that failed: whoever could, will.
    [[nodiscard]] bool keeps_away(std::size_t who) const;

private:
    board& b_;
    std::map<board::bin_id, std::size_t> numbers_;
    std::vector<board::bin_id> places_;
};

} // namespace intouch::plan
