// SPDX-License-Identifier: MIT
// The order inside one block. Times are minutes since the block began. Each touch has the starts that its
// hours allow and a length; none overlap, none go beyond the block (which the allowed starts already say).
//
// Whether one more fits is first asked of the gaps between those that have their place, so that nobody moves
// without need; then, when the minutes would suffice, of all orders of those that may move: scheduling with
// release times and obstacles on one machine, by dynamic programming over subsets (Held and Karp 1962), where
// finishing a subset sooner is never worse. Above `exact_up_to` guests the order of the last allowed starts
// is tried instead.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace intouch::plan {

/// Starts from `first` to `last`, both included.
struct start_range {
    int first = 0;
    int last = 0;
    auto operator<=>(const start_range&) const = default;
};
/// Sorted and disjoint; empty: nowhere.
using start_ranges = std::vector<start_range>;

/// [from, to)
struct taken_time {
    int from = 0;
    int to = 0;
    auto operator<=>(const taken_time&) const = default;
};

/// Somebody to be placed.
struct guest {
    int length = 0;
    start_ranges allowed;
};

inline constexpr std::size_t exact_up_to = 10;

/// The first allowed start not before `from` at which `length` minutes touch nothing of `taken` (sorted by
/// `from`).
[[nodiscard]] std::optional<int> earliest_start(const start_ranges& allowed, int length,
                                                std::span<const taken_time> taken, int from = 0);

/// A start for each guest, in their order, such that none overlap one another or `taken` (sorted); each as
/// early as the order chosen allows, and of equal orders the one nearest to theirs. Absent when there is
/// none.
[[nodiscard]] std::optional<std::vector<int>> arrange(std::span<const guest> guests,
                                                      std::span<const taken_time> taken);

} // namespace intouch::plan
