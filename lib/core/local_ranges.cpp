// SPDX-License-Identifier: MIT
#include "core/local_ranges.hpp"

#include <algorithm>
#include <utility>

namespace intouch {

namespace {

local_range range_on(const week_range& r, date day) {
    return {local_minute{day} + r.from, local_minute{day} + r.to};
}

/// The ranges within [from, to), sorted by start. Ranges that touch or overlap become one.
std::vector<local_range> merged(std::vector<local_range> ranges, local_minute from, local_minute to) {
    std::ranges::sort(ranges);
    std::vector<local_range> out;
    for (local_range r : ranges) {
        r.from = std::max(r.from, from);
        r.to = std::min(r.to, to);
        if (r.from >= r.to) {
            continue;
        }
        if (!out.empty() && r.from <= out.back().to) {
            out.back().to = std::max(out.back().to, r.to);
        } else {
            out.push_back(r);
        }
    }
    return out;
}

} // namespace

std::vector<local_range> ranges_within(const times_of_week& t, local_minute from, local_minute to) {
    std::vector<local_range> ranges;
    // Begins a day early: a range of that day may cross midnight.
    for (date day = day_of(from) - days{1}; local_minute{day} < to; day += days{1}) {
        for (const week_range& r : t) {
            if (begins_on(r, day)) {
                ranges.push_back(range_on(r, day));
            }
        }
    }
    return merged(std::move(ranges), from, to);
}

bool contains(const times_of_week& t, local_minute at) {
    return std::ranges::any_of(t, [&](const week_range& r) {
        for (const date day : {day_of(at), day_of(at) - days{1}}) {
            const local_range range = range_on(r, day);
            if (begins_on(r, day) && range.from <= at && at < range.to) {
                return true;
            }
        }
        return false;
    });
}

std::vector<local_range> intersect(std::span<const local_range> a, std::span<const local_range> b) {
    std::vector<local_range> both;
    while (!a.empty() && !b.empty()) {
        const local_range common{std::max(a.front().from, b.front().from),
                                 std::min(a.front().to, b.front().to)};
        if (common.from < common.to) {
            both.push_back(common);
        }
        if (a.front().to < b.front().to) {
            a = a.subspan(1);
        } else {
            b = b.subspan(1);
        }
    }
    return both;
}

} // namespace intouch
