// SPDX-License-Identifier: MIT
#include "plan/solver/single_machine.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace intouch::plan {

namespace {

constexpr int never = std::numeric_limits<int>::max();

/// Starts the jobs in that order, each as early as possible. Absent when one finds no start.
std::optional<std::vector<int>> one_by_one(std::span<const job> jobs, std::span<const std::size_t> order,
                                           std::span<const taken_time> taken) {
    std::vector<int> starts(jobs.size());
    std::vector<taken_time> busy(taken.begin(), taken.end());
    for (const std::size_t i : order) {
        const auto start = earliest_start(jobs[i].allowed, jobs[i].length, busy);
        if (!start) return std::nullopt;
        starts[i] = *start;
        const taken_time mine{*start, *start + jobs[i].length};
        busy.insert(std::ranges::upper_bound(busy, mine), mine);
    }
    return starts;
}

int last_start(const job& j) { return j.allowed.empty() ? -1 : j.allowed.back().last; }

} // namespace

std::optional<int> earliest_start(const start_ranges& allowed, int length, std::span<const taken_time> taken,
                                  int from) {
    auto busy = taken.begin();
    for (const start_range& range : allowed) {
        int start = std::max(range.first, from);
        while (start <= range.last) {
            while (busy != taken.end() && busy->to <= start) ++busy;
            // Obstacles (pins) may overlap, and a later one may end sooner: each that begins before our end
            // counts.
            int free_from = start;
            for (auto at = busy; at != taken.end() && at->from < free_from + length; ++at) {
                if (at->to > free_from) free_from = at->to;
            }
            if (free_from == start) return start;
            start = free_from;
        }
    }
    return std::nullopt;
}

std::optional<std::vector<int>> sequence_jobs(std::span<const job> jobs, std::span<const taken_time> taken) {
    const std::size_t count = jobs.size();
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (auto starts = one_by_one(jobs, order, taken)) return starts;
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(last_start(jobs[i]), i); });
    if (auto starts = one_by_one(jobs, order, taken)) return starts;
    if (count > exact_up_to + 1) return std::nullopt;

    struct step {
        int end = never;
        std::size_t last = 0;
    };
    std::vector<step> best(std::size_t{1} << count);
    best[0].end = 0;
    for (std::size_t set = 0; set < best.size(); ++set) {
        if (best[set].end == never) continue;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t bit = std::size_t{1} << i;
            if ((set & bit) != 0) continue;
            const auto start = earliest_start(jobs[i].allowed, jobs[i].length, taken, best[set].end);
            if (!start) continue;
            step& next = best[set | bit];
            // Of equal ends, the later job last: this stays nearest to the order of `jobs`.
            const int end = *start + jobs[i].length;
            if (end < next.end || (end == next.end && i > next.last)) next = {end, i};
        }
    }
    std::size_t set = best.size() - 1;
    if (best[set].end == never) return std::nullopt;
    std::vector<int> starts(count);
    while (set != 0) {
        const step& s = best[set];
        starts[s.last] = s.end - jobs[s.last].length;
        set &= ~(std::size_t{1} << s.last);
    }
    return starts;
}

} // namespace intouch::plan
