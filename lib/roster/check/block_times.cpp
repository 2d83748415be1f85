// SPDX-License-Identifier: MIT
#include "roster/check/block_times.hpp"

#include "core/local_ranges.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace intouch::roster {

bool lets_in(const block& b, const person& p) {
    return b.circles.empty() || std::ranges::any_of(b.circles, [&](const std::string& circle) {
               return std::ranges::find(p.circles, circle) != p.circles.end();
           });
}

bool lets_in(const block& b, const std::string& channel) {
    return b.via.empty() || std::ranges::find(b.via, channel) != b.via.end();
}

block_times::block_times(const block& b, const std::optional<time_zone>& zone) : block_(&b) {
    times_of_week weekly = b.when;
    for (week_range& range : weekly) {
        range.nth = 0;
        longest_ = std::max(longest_, range.to - range.from);
    }
    if (!zone) return;
    // Eight days each: a range of Sunday may cross midnight.
    constexpr std::array weeks = {date{std::chrono::year(2026) / 1 / 12},
                                  date{std::chrono::year(2026) / 7 / 13}};
    for (const date monday : weeks)
        for (const local_range& range :
             ranges_within(weekly, local_minute(monday), local_minute(monday + days{8}))) {
            const instant from = zone->to_instant(range.from);
            times_.push_back({from, from + (range.to - range.from)});
            longest_ = std::max(longest_, range.to - range.from);
        }
}

fit block_times::best(const person& p, const std::vector<std::string>& via, const settings& s) {
    if (!lets_in(p)) return fit::filtered_out;
    fit best = fit::filtered_out;
    for (const std::string& name : via) {
        const auto channel = s.channels.find(name);
        if (channel == s.channels.end() || !lets_in(name)) continue;
        best = std::max(best,
                        longest_ < channel->second.minutes ? fit::too_short : timed(p, channel->second, s));
        if (best == fit::fits) break;
    }
    return best;
}

fit block_times::timed(const person& p, const channel& c, const settings& s) {
    const bool bound = c.live && (!p.reach.empty() || c.hours);
    if (!bound || !s.zone) return fit::fits;
    std::string key = c.id + ' ' + (p.zone ? *p.zone : *s.zone).name();
    for (const week_range& range : p.reach) key += ' ' + print(range);
    const auto [known, added] = seen_.try_emplace(std::move(key), false);
    if (added)
        known->second = std::ranges::any_of(
            times_, [&](const stretch& t) { return leaves_room(t, p, c, p.zone ? *p.zone : *s.zone); });
    return known->second ? fit::fits : fit::no_time;
}

bool block_times::leaves_room(const stretch& t, const person& p, const channel& c, const time_zone& theirs) {
    const auto from = std::chrono::floor<minutes>(theirs.to_local(t.from));
    const auto to = from + std::chrono::floor<minutes>(t.to - t.from);
    std::vector<local_range> free{{from, to}};
    if (!p.reach.empty()) free = intersect(free, ranges_within(p.reach, from, to));
    if (c.hours) free = intersect(free, ranges_within({*c.hours}, from, to));
    return std::ranges::any_of(free, [&](const local_range& one) { return one.to - one.from >= c.minutes; });
}

} // namespace intouch::roster
