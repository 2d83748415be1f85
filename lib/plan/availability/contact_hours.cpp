// SPDX-License-Identifier: MIT
#include "plan/availability/contact_hours.hpp"

#include "core/local_ranges.hpp"

#include <algorithm>
#include <span>

namespace intouch::plan {
namespace {

/// The parts of [from, to) that `restriction` allows; the whole span without a restriction.
std::vector<local_range> allowed(const times_of_week& restriction, local_minute from, local_minute to) {
    if (restriction.empty()) return {{from, to}};
    return ranges_within(restriction, from, to);
}

void add(std::vector<time_span>& to, time_span piece) {
    if (piece.from >= piece.to) return;
    if (!to.empty() && to.back().to == piece.from)
        to.back().to = piece.to;
    else
        to.push_back(piece);
}

} // namespace

// The span is cut at each change of the clock, so each piece has one offset. Therefore wall times in a gap
// never occur, and wall times in an overlap occur twice.
std::vector<time_span> reachable_hours(const contact_hours& when, instant from, instant to) {
    if (from >= to) return {};
    if (!when.live || (when.reach.empty() && !when.hours)) return {{from, to}};
    times_of_week hours;
    if (when.hours) hours.push_back(*when.hours);

    std::vector<instant> cuts{from};
    for (const auto& change : when.zone.transitions(from, to))
        if (change.at > from) cuts.push_back(change.at);
    cuts.push_back(to);

    std::vector<time_span> spans;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const auto offset = when.zone.offset(cuts[i]);
        const auto wall = [&](instant at) { return local_second(at.time_since_epoch() + offset); };
        const auto first = std::chrono::floor<minutes>(wall(cuts[i]));
        const auto end = std::chrono::ceil<minutes>(wall(cuts[i + 1]));
        const auto reach = allowed(when.reach, first, end);
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
