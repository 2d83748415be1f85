// SPDX-License-Identifier: MIT
// Several people who would rather stand where others do, apart from the board: who could stand where, at what
// cost, and what else takes time there. The theory is at the head of assign.cpp.
#pragma once

#include "plan/solver/single_machine.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace intouch::plan {

/// A bin they contend for, without them.
struct contested_bin {
    std::vector<taken_time> others; ///< of all who are not of this contest, sorted; none on a day
    int capacity = 0;               ///< minutes
    int used = 0;                   ///< by all who are not of this contest
    int used_by_stay = 0;           ///< of these, by those who stay in any case: pins, what is published
    bool ordered = false;           ///< a block, where one comes after another; of a day only minutes count
    bool crosses = false;           ///< into a second day, so that one bin has two choices
};

/// A bin in which somebody could stand.
struct choice {
    std::size_t bin = 0;
    double cost = 0;
    int minutes = 0; ///< that it takes of the bin
    start_ranges allowed;
    bool whole = false; ///< any start will do
    double price = 0;   ///< what must not rise in all, whatever is saved in cost
};

struct contestant {
    std::vector<choice> choices; ///< cheapest first
    double elsewhere = 0;        ///< the least that any place not among them could cost
    std::size_t at = 0;          ///< the choice it stands on; possible together with the others'
};

struct contest {
    static constexpr std::size_t most = 48; ///< people
    std::vector<contestant> people;
    std::vector<contested_bin> bins;
};

/// What they cost where they stand.
[[nodiscard]] double cost_of(const contest& c);

/// A sum that no arrangement of them is below, whoever else is there: the best of `rounds` rounds.
[[nodiscard]] double lower_bound(const contest& c, int rounds);

/// Seats them at a lower cost, at no higher price in all, or leaves them as they are; never takes more than
/// `budget` steps, which it lessens by those it took, and stops once the cost is near `bound`.
void settle(contest& c, double bound, std::int64_t& budget);

/// The starts of those who chose that bin, in the order of people; empty when they do not all fit.
[[nodiscard]] std::vector<int> starts_in(const contest& c, std::size_t bin);

} // namespace intouch::plan
