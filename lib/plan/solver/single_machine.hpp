// SPDX-License-Identifier: MIT
// The order of touches in one block: jobs on a single machine with release times and obstacles. Times are
// minutes since the block began. The allowed starts of a job say that it ends inside the block.
//
// A gap between the jobs comes first, so that no job moves without need. When the minutes suffice but no gap
// does, dynamic programming over subsets tries all orders (Held and Karp 1962): of two orders of one subset,
// the one that ends sooner is never worse. With more than `exact_up_to` jobs only the order of the last
// allowed starts is tried.
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

/// [from, to).
struct taken_time {
    int from = 0;
    int to = 0;
    auto operator<=>(const taken_time&) const = default;
};

struct job {
    int length = 0;
    start_ranges allowed;
};

inline constexpr std::size_t exact_up_to = 10;

/// The first allowed start, not before `from`, at which `length` minutes overlap nothing of `taken` (sorted
/// by `from`).
[[nodiscard]] std::optional<int> earliest_start(const start_ranges& allowed, int length,
                                                std::span<const taken_time> taken, int from = 0);

/// A start for each job, such that no two jobs overlap and none overlaps `taken` (sorted). Each job starts as
/// early as the chosen order allows. Of equal orders, the one nearest to the order of `jobs`. Absent when
/// there is none.
[[nodiscard]] std::optional<std::vector<int>> sequence_jobs(std::span<const job> jobs,
                                                            std::span<const taken_time> taken);

} // namespace intouch::plan
