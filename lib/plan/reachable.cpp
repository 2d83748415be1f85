// SPDX-License-Identifier: MIT
#include "plan/demand.hpp"

#include <algorithm>
#include <span>

namespace intouch::plan {
namespace {

/// `restriction` within wall times [from, to); all of it where there is none.
std::vector<local_range> allowed(const times_of_week& restriction, local_minute from, local_minute to) {
    if (restriction.empty()) return {{from, to}};
    return ranges_within(restriction, from, to);
}

void add(std::vector<span_of_time>& to, span_of_time piece) {
    if (piece.from >= piece.to) return;
    if (!to.empty() && to.back().to == piece.from)
        to.back().to = piece.to;
    else
        to.push_back(piece);
}

} // namespace

// Cut where their clocks change: within a piece the offset is one, so that wall times in a gap are never
// reached and those of an overlap are reached both times.
std::vector<span_of_time> reachable(const demand& d, instant from, instant to) {
    if (from >= to) return {};
    if (!d.live || (d.reach.empty() && !d.hours)) return {{from, to}};
    times_of_week hours;
    if (d.hours) hours.push_back(*d.hours);

    std::vector<instant> cuts{from};
    for (const auto& change : d.theirs.transitions(from, to))
        if (change.at > from) cuts.push_back(change.at);
    cuts.push_back(to);

    std::vector<span_of_time> spans;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const auto offset = d.theirs.offset(cuts[i]);
        const auto wall = [&](instant at) { return local_second(at.time_since_epoch() + offset); };
        const auto first = std::chrono::floor<minutes>(wall(cuts[i]));
        const auto end = std::chrono::ceil<minutes>(wall(cuts[i + 1]));
        const auto reach = allowed(d.reach, first, end);
        const auto open = allowed(hours, first, end);
        for (const auto& part : intersect(reach, open)) {
            const instant begins(part.from.time_since_epoch() - offset);
            const instant ends(part.to.time_since_epoch() - offset);
            add(spans, {std::max(begins, cuts[i]), std::min(ends, cuts[i + 1])});
        }
    }
    return spans;
}

} // namespace intouch::plan
