// SPDX-License-Identifier: MIT
#include "plan/solver/fit.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// The distance of two times of day, across midnight too.
minutes distance(minutes a, minutes b) {
    const minutes day = days(1);
    const minutes apart = a > b ? a - b : b - a;
    return std::min(apart, day - apart);
}

/// The starts before midnight, or those from midnight on: a touch never changes its day for the order in a
/// slot.
start_ranges on_one_side(const start_ranges& ranges, int midnight, bool after) {
    start_ranges out;
    for (start_range r : ranges) {
        if (after) {
            r.first = std::max(r.first, midnight);
        } else {
            r.last = std::min(r.last, midnight - 1);
        }
        if (r.first <= r.last) out.push_back(r);
    }
    return out;
}

/// The starts of a touch that is in the slot already. It may lie close to the hour it avoids: then it must.
start_ranges starts_of_member(schedule& s, const allocation& a, slot_id id) {
    start_ranges starts = allowed_starts(s, a.index, id, true);
    if (!contains(starts, a.start)) starts = allowed_starts(s, a.index, id, false);
    const int midnight = s.at(id).midnight;
    return on_one_side(starts, midnight, a.start >= midnight);
}

} // namespace

bool contains(const start_ranges& ranges, int start) {
    return std::ranges::any_of(ranges, [&](start_range r) { return r.first <= start && start <= r.last; });
}

start_ranges allowed_starts(schedule& s, std::size_t index, slot_id id, bool keep_avoid, start_range among) {
    const demand& d = s.demand_at(index);
    const slot& there = s.at(id);
    const auto& pinned = s.pin(index);
    const date first_day = pinned ? s.pinned_from(index) : d.earliest;
    int from = among.first;
    int last = std::min(there.capacity, among.last);
    if (there.day < first_day) from = std::max(from, minutes_between(there.start, s.midnight(first_day)));
    if (pinned) last = std::min(last, minutes_between(there.start, s.midnight(pinned->day + days(1))) - 1);
    start_ranges out;
    const int length = static_cast<int>(d.length.count());
    for (const run& r : s.reachable_runs(index, id)) {
        const start_range starts{std::max(r.from, from),
                                 std::min(std::min(r.to, there.capacity) - length, last)};
        if (starts.first <= starts.last) out.push_back(starts);
    }
    if (!keep_avoid || !d.avoid) return out;
    // Minute by minute, because the clock may change in between. Only a retry avoids an hour.
    start_ranges kept;
    for (const start_range& range : out) {
        for (int start = range.first; start <= range.last; ++start) {
            if (near_avoided(s, index, there.start + minutes(start))) continue;
            if (!kept.empty() && kept.back().last == start - 1) {
                kept.back().last = start;
            } else {
                kept.push_back({start, start});
            }
        }
    }
    return kept;
}

bool near_avoided(const schedule& s, std::size_t index, instant start) {
    const auto& avoid = s.demand_at(index).avoid;
    if (!avoid) return false;
    const auto local = std::chrono::floor<minutes>(s.zone().to_local(start));
    return distance(time_of(local), avoid->around) < avoid->distance;
}

bool holds_wish(const schedule& s, std::size_t index) {
    const position& now = s.where(index);
    return s.demand_at(index).avoid && now.placed() && now.day <= s.latest(index) &&
           !(now.start && near_avoided(s, index, *now.start));
}

namespace {

std::optional<arrangement> fit_exactly(schedule& s, std::size_t index, slot_id id, bool keep_avoid,
                                       start_range among, std::optional<std::size_t> leaving) {
    const slot& there = s.at(id);
    if (there.capacity < 0) return std::nullopt;
    const int length = static_cast<int>(s.demand_at(index).length.count());
    int used = there.used;
    const auto gone = [&](const allocation& a) { return a.index == leaving || a.index == index; };
    for (const allocation& a : there.allocations) {
        if (gone(a)) used -= a.length;
    }
    if (s.is_day(id)) {
        if (!room_on_day(there, used, length)) return std::nullopt;
        return arrangement{};
    }
    if (used + length > there.capacity) return std::nullopt;
    start_ranges mine = allowed_starts(s, index, id, keep_avoid, among);
    if (mine.empty()) return std::nullopt;
    std::vector<taken_time> taken;
    taken.reserve(there.allocations.size());
    for (const allocation& a : there.allocations) {
        if (!gone(a)) taken.push_back({a.start, a.start + a.length});
    }
    if (const auto start = earliest_start(mine, length, taken)) return arrangement{.start = *start};

    if (there.allocations.size() > exact_up_to) return std::nullopt; // a crowd is not put into another order
    std::vector<job> jobs;
    std::vector<std::size_t> members;
    taken.clear();
    for (const allocation& a : there.allocations) {
        if (gone(a)) continue;
        if (a.fixed || a.foreign) {
            taken.push_back({a.start, a.start + a.length});
            continue;
        }
        jobs.push_back({a.length, starts_of_member(s, a, id)});
        members.push_back(a.index);
    }
    if (jobs.empty()) return std::nullopt;
    jobs.push_back({length, std::move(mine)});
    const auto starts = sequence_jobs(jobs, taken);
    if (!starts) return std::nullopt;
    arrangement out{.start = starts->back()};
    for (std::size_t i = 0; i < members.size(); ++i) out.moved.emplace_back(members[i], (*starts)[i]);
    return out;
}

} // namespace

std::optional<arrangement> fit(schedule& s, std::size_t index, slot_id id, bool keep_avoid, start_range among,
                               std::optional<std::size_t> leaving) {
    auto out = fit_exactly(s, index, id, true, among, leaving);
    if (out || keep_avoid || !s.demand_at(index).avoid) return out;
    return fit_exactly(s, index, id, false, among, leaving);
}

bool room_on_day(const slot& day, int used, int length) {
    return length > day.capacity ? used == 0 : used + length <= day.capacity;
}

std::optional<int> gap(schedule& s, std::size_t index, slot_id id) {
    const slot& there = s.at(id);
    const int length = static_cast<int>(s.demand_at(index).length.count());
    if (s.is_day(id)) return room_on_day(there, there.used, length) ? std::optional(0) : std::nullopt;
    int used = there.used;
    for (const allocation& a : there.allocations) used -= a.index == index ? a.length : 0;
    if (used + length > there.capacity) return std::nullopt;
    std::vector<taken_time> taken;
    for (const allocation& a : there.allocations) {
        if (a.index != index) taken.push_back({a.start, a.start + a.length});
    }
    return earliest_start(allowed_starts(s, index, id, holds_wish(s, index)), length, taken);
}

} // namespace intouch::plan
