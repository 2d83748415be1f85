// SPDX-License-Identifier: MIT
#include "plan/solver/schedule.hpp"

#include <algorithm>
#include <utility>

namespace intouch::plan {

namespace {

/// How far apart two times of day are, round midnight too.
minutes apart(minutes a, minutes b) {
    const minutes day = days(1);
    const minutes distance = a > b ? a - b : b - a;
    return std::min(distance, day - distance);
}

/// What lies before midnight, or from it on: nobody changes their day for the order in a block.
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

} // namespace

start_ranges board::allowed(std::size_t who, std::size_t lane, std::size_t bin, bool keep_avoid,
                            start_range among) {
    const demand& d = wanted_[who];
    const plan::bin& b = lanes_[lane][bin];
    const auto& pinned = pin(who);
    const date first_day = pinned ? pinned->day : d.earliest;
    int from = among.first;
    const int to = b.capacity;
    int last = std::min(to, among.last);
    if (b.day < first_day) from = std::max(from, minutes_between(b.start, midnight(first_day)));
    if (pinned) last = std::min(last, minutes_between(b.start, midnight(pinned->day + days(1))) - 1);
    start_ranges out;
    const int length = static_cast<int>(d.length.count());
    for (const run& r : access_.runs(group_of_[who], lane, bin)) {
        const start_range starts{std::max(r.from, from), std::min(std::min(r.to, to) - length, last)};
        if (starts.first <= starts.last) out.push_back(starts);
    }
    if (!keep_avoid || !d.avoid) return out;
    // Minute by minute, for the wall clock may change within; only a rung that avoids an hour comes here.
    start_ranges kept;
    for (const start_range& range : out) {
        for (int start = range.first; start <= range.last; ++start) {
            if (near_avoided(who, b.start + minutes(start))) continue;
            if (!kept.empty() && kept.back().last == start - 1) {
                kept.back().last = start;
            } else {
                kept.push_back({start, start});
            }
        }
    }
    return kept;
}

bool board::near_avoided(std::size_t who, instant start) const {
    const auto& avoid = wanted_[who].avoid;
    if (!avoid) return false;
    const auto local = std::chrono::floor<minutes>(zone_.to_local(start));
    return apart(time_of(local), avoid->around) < avoid->distance;
}

std::size_t board::lowest(std::size_t who, std::size_t lane) const {
    const date earliest = wanted_[who].earliest - days(lane == days_lane() ? 0 : 1);
    return std::max(lanes_[lane].from_day(earliest), (steady_[who] ? first_steady_ : first_open_)[lane]);
}

bool board::open(std::size_t who, std::size_t lane, std::size_t bin) const {
    return bin >= lowest(who, lane);
}

std::optional<seating> board::fit(std::size_t who, std::size_t lane, std::size_t bin, bool keep_avoid,
                                  std::size_t leaving, start_range among) {
    const plan::bin& b = lanes_[lane][bin];
    if (b.capacity < 0) return std::nullopt;
    const int length = static_cast<int>(wanted_[who].length.count());
    int used = b.used;
    const auto gone = [&](const seat& s) { return s.who == leaving || s.who == who; };
    for (const seat& s : b.seats) {
        if (gone(s)) used -= s.length;
    }
    if (lane == days_lane()) {
        if (length > b.capacity ? used > 0 : used + length > b.capacity) return std::nullopt;
        return seating{};
    }
    if (used + length > b.capacity) return std::nullopt;
    start_ranges mine = allowed(who, lane, bin, keep_avoid, among);
    if (mine.empty()) return std::nullopt;
    std::vector<taken_time>& taken = taken_;
    taken.clear();
    for (const seat& s : b.seats) {
        if (!gone(s)) taken.push_back({s.start, s.start + s.length});
    }
    if (const auto start = earliest_start(mine, length, taken)) return seating{.start = *start, .moved = {}};

    if (b.seats.size() > exact_up_to) return std::nullopt; // in a crowd a gap is all that is looked for
    std::vector<guest> guests;
    std::vector<std::size_t> names;
    taken.clear();
    for (const seat& s : b.seats) {
        if (gone(s)) continue;
        if (s.fixed || s.foreign) {
            taken.push_back({s.start, s.start + s.length});
            continue;
        }
        // Whoever sits near the hour they avoid does so because they must.
        start_ranges theirs = allowed(s.who, lane, bin, true);
        if (std::ranges::none_of(theirs,
                                 [&](start_range r) { return r.first <= s.start && s.start <= r.last; })) {
            theirs = allowed(s.who, lane, bin, false);
        }
        guests.push_back({s.length, on_one_side(theirs, b.midnight, s.start >= b.midnight)});
        names.push_back(s.who);
    }
    if (guests.empty()) return std::nullopt;
    guests.push_back({length, std::move(mine)});
    const auto starts = arrange(guests, taken);
    if (!starts) return std::nullopt;
    seating out{.start = starts->back(), .moved = {}};
    for (std::size_t i = 0; i < names.size(); ++i) out.moved.emplace_back(names[i], (*starts)[i]);
    return out;
}

} // namespace intouch::plan
