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
    for (std::size_t week = 0; week < sample_weeks.size(); ++week) {
        const date monday = sample_weeks[week];
        for (const local_range& range :
             ranges_within(weekly, local_minute(monday), local_minute(monday + days{8}))) {
            const instant from = zone->to_instant(range.from);
            times_.push_back({from, from + (range.to - range.from), week});
            longest_ = std::max(longest_, range.to - range.from);
        }
    }
}

fit block_times::best(const person& p, const std::vector<std::string>& via, const settings& s) {
    fit best = fit::filtered_out;
    for (const std::string& name : via)
        for (std::size_t week = 0; week < sample_weeks.size() && best != fit::fits; ++week)
            best = std::max(best, best_in(week, p, name, s));
    return best;
}

fit block_times::best_in(std::size_t week, const person& p, const std::string& channel, const settings& s) {
    const auto used = s.channels.find(channel);
    if (!lets_in(p) || used == s.channels.end() || !lets_in(channel)) return fit::filtered_out;
    if (longest_ < used->second.minutes) return fit::too_short;
    return timed(p, used->second, s)[week] ? fit::fits : fit::no_time;
}

block_times::by_week block_times::timed(const person& p, const channel& c, const settings& s) {
    const bool bound = c.live && (!p.reach.empty() || c.hours);
    if (!bound || !s.zone) return {true, true};
    std::string key = c.id + ' ' + (p.zone ? *p.zone : *s.zone).name();
    for (const week_range& range : p.reach) key += ' ' + print(range);
    const auto [known, added] = seen_.try_emplace(std::move(key), by_week{});
    if (added)
        for (const stretch& t : times_)
            if (leaves_room(t, p, c, p.zone ? *p.zone : *s.zone)) known->second[t.week] = true;
    return known->second;
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
