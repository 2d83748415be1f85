// SPDX-License-Identifier: MIT
#include "plan/solver/schedule.hpp"

#include <algorithm>
#include <utility>

namespace intouch::plan {

template <class Visit> void board::each_overlapping(instant from, instant to, const Visit& visit) {
    for (std::size_t lane = 0; lane < blocks_.size(); ++lane) {
        const auto& bins = lanes_[lane].bins();
        auto at = std::ranges::upper_bound(bins, to, {}, &bin::start) - bins.begin();
        while (at > 0 && bins[static_cast<std::size_t>(at - 1)].end > from)
            visit(lane, static_cast<std::size_t>(--at));
    }
}

void board::seat_down(std::size_t who, std::size_t lane, std::size_t bin, int start) {
    const int length = static_cast<int>(wanted_[who].length.count());
    note_touched(lane, bin);
    lanes_[lane].insert(bin, {.who = who, .start = start, .length = length, .fixed = fixed_[who]});
    standing& s = where_[who];
    s = {.lane = lane, .bin = bin, .day = lanes_[lane][bin].day, .start = std::nullopt};
    if (lane == days_lane()) return;
    s.start = lanes_[lane][bin].start + minutes(start);
    s.day = day_of_start(lane, bin, start);
}

void board::take(std::size_t who, std::size_t lane, std::size_t bin, const seating& s) {
    for (const auto& [other, start] : s.moved) shift(other, start);
    seat_down(who, lane, bin, s.start);
}

void board::leave(std::size_t who) {
    standing& s = where_[who];
    if (s.lane != lane::none) {
        note_touched(s.lane, s.bin);
        lanes_[s.lane].erase(s.bin, who);
        openings_.reopen(s.lane, s.bin);
        if (const auto& p = pin(who); p && p->time && s.start) give_back_time(who, *s.start);
    }
    s = {};
}

/// What a pinned time took from other occurrences.
void board::give_back_time(std::size_t who, instant start) {
    each_overlapping(start, start + wanted_[who].length, [&](std::size_t lane, std::size_t bin) {
        note_touched(lane, bin);
        lanes_[lane].erase(bin, who);
        openings_.reopen(lane, bin);
    });
}

void board::shift(std::size_t who, int start) {
    standing& s = where_[who];
    note_touched(s.lane, s.bin);
    lanes_[s.lane].set_start(s.bin, who, start);
    openings_.reopen(s.lane, s.bin);
    s.start = lanes_[s.lane][s.bin].start + minutes(start);
    s.day = day_of_start(s.lane, s.bin, start);
}

void board::fix(std::size_t who) {
    const standing s = where_[who];
    fixed_[who] = true;
    if (s.lane == lane::none) return;
    const int start =
        s.start && s.lane != days_lane() ? minutes_between(lanes_[s.lane][s.bin].start, *s.start) : 0;
    note_touched(s.lane, s.bin);
    lanes_[s.lane].erase(s.bin, who);
    seat_down(who, s.lane, s.bin, start);
    where_[who] = s;
}

void board::force(std::size_t who, std::size_t lane, std::size_t bin, int start) {
    fixed_[who] = true;
    seat_down(who, lane, bin, start);
}

void board::force(std::size_t who, const when& at) {
    fixed_[who] = true;
    const std::size_t day = *day_bin(at.day);
    if (!at.time) {
        seat_down(who, days_lane(), day, 0);
        return;
    }
    const instant start = zone_.to_instant(local_second{at.day} + *at.time);
    const minutes length = wanted_[who].length;
    const auto& accepting = group(who).lanes;
    std::optional<std::pair<std::size_t, std::size_t>> home;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const auto inside = find(blocks_[i]->id, start, length);
        const bool accepts = std::ranges::find(accepting, i) != accepting.end();
        if (inside && (!home || accepts)) {
            home = inside;
            if (accepts) break;
        }
    }
    if (home) {
        seat_down(who, home->first, home->second,
                  minutes_between(lanes_[home->first][home->second].start, start));
    } else {
        seat_down(who, days_lane(), day, 0);
        where_[who].day = at.day;
        where_[who].start = start;
    }
    // It takes that time from every other occurrence that it overlaps.
    each_overlapping(start, start + length, [&](std::size_t lane, std::size_t bin) {
        if (home && home->first == lane && home->second == bin) return;
        const plan::bin& b = lanes_[lane][bin];
        const instant from = std::max(start, b.start);
        const instant to = std::min(start + length, b.end);
        if (from >= to) return;
        note_touched(lane, bin);
        lanes_[lane].insert(bin, {.who = who,
                                  .start = minutes_between(b.start, from),
                                  .length = minutes_between(from, to),
                                  .fixed = true,
                                  .foreign = true});
    });
}

} // namespace intouch::plan
