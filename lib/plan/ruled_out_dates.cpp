// SPDX-License-Identifier: MIT
#include "plan/ruled_out_dates.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace intouch::plan {

namespace {

constexpr std::size_t told = 3;       ///< better dates that are accounted for
constexpr std::size_t looked_at = 24; ///< bins on either side of the ideal

/// Of reach and hours, the one that leaves no time there.
reason_code what_rules_out(const demand& d, const bin& occurrence) {
    contact_hours hours_only = d.contact;
    hours_only.reach.clear();
    const auto parts = reachable_hours(hours_only, occurrence.start, occurrence.end);
    const bool open =
        std::ranges::any_of(parts, [&](const time_span& p) { return p.to - p.from >= d.length; });
    return open && !d.contact.reach.empty() ? reason_code::out_of_reach : reason_code::out_of_hours;
}

} // namespace

std::optional<int> gap(board& b, std::size_t who, std::size_t lane, std::size_t bin) {
    const plan::bin& there = b.lanes()[lane][bin];
    const int length = static_cast<int>(b.wanted(who).length.count());
    if (lane == b.days_lane()) {
        const bool room = length > there.capacity ? there.used == 0 : there.used + length <= there.capacity;
        return room ? std::optional(0) : std::nullopt;
    }
    int used = there.used;
    for (const seat& s : there.seats) used -= s.who == who ? s.length : 0;
    if (used + length > there.capacity) return std::nullopt;
    std::vector<taken_time> taken;
    for (const seat& s : there.seats) {
        if (s.who != who) taken.push_back({s.start, s.start + s.length});
    }
    return earliest_start(b.allowed(who, lane, bin, true), length, taken);
}

std::vector<better_bin> better_bins(board& b, std::size_t who, double below) {
    std::vector<better_bin> out;
    for (const std::size_t lane : b.lanes_for(who)) {
        const plan::lane& line = b.lanes()[lane];
        const std::size_t bottom = std::max(b.first_open(lane), line.from_day(b.wanted(who).earliest));
        const std::size_t middle = std::max(bottom, line.from_day(b.wanted(who).ideal));
        const auto look = [&](std::size_t i) {
            const double cost = b.least_cost(who, lane, i);
            if (cost >= below) return false;
            out.push_back({cost, line[i].start, lane, i});
            return true;
        };
        for (std::size_t i = middle; i < line.size() && i < middle + looked_at && look(i); ++i) {
        }
        for (std::size_t i = middle; i > bottom && middle - i < looked_at && look(i - 1); --i) {
        }
    }
    std::ranges::sort(out);
    return out;
}

namespace {

/// What keeps it from a place: hard limits, those who sit there, or nothing.
enum class ruled_out : std::uint8_t { unknown, away, busy, not_listed, reach, hours, full, avoided, room };

ruled_out by_limits_or_seats(board& b, std::size_t who, const better_bin& other) {
    const plan::bin& there = b.lanes()[other.lane][other.bin];
    const bool on_day = other.lane == b.days_lane();
    if (b.away().covering(there.day) != nullptr) return ruled_out::away;
    const bool busy = (on_day ? b.busy().closing(there.start, there.end)
                              : b.busy().within(there.whole_start, there.whole_end)) != nullptr;
    if (there.capacity < 0) return busy ? ruled_out::busy : ruled_out::not_listed;
    if (!on_day && b.allowed(who, other.lane, other.bin, false).empty()) {
        if (busy) return ruled_out::busy;
        const auto code = what_rules_out(b.wanted(who), there);
        return code == reason_code::out_of_reach ? ruled_out::reach : ruled_out::hours;
    }
    if (gap(b, who, other.lane, other.bin)) return ruled_out::room;
    if (on_day) return ruled_out::full;
    if (b.allowed(who, other.lane, other.bin, true).empty()) return ruled_out::avoided;
    return busy ? ruled_out::busy : ruled_out::full;
}

/// Remembered for all of its group, where nothing of its own counts.
ruled_out what_keeps_from(board& b, std::size_t who, const better_bin& other) {
    const demand& d = b.wanted(who);
    const standing& at = b.where(who);
    const bool own = (other.lane == at.lane && other.bin == at.bin) || d.avoid || b.pin(who) ||
                     b.lanes()[other.lane][other.bin].day < d.earliest;
    std::uint8_t* known = own ? nullptr : b.said_of(who, other.lane, other.bin);
    if (known == nullptr) return by_limits_or_seats(b, who, other);
    if (*known == 0) *known = static_cast<std::uint8_t>(by_limits_or_seats(b, who, other));
    return static_cast<ruled_out>(*known);
}

/// A place that is neither free nor ruled out says why itself: the hour to avoid, or the other day of a
/// block across midnight.
struct verdict {
    std::optional<ruled_out> why;
    bool free = false;
    bool frozen = false;
};

verdict why_not(board& b, std::size_t who, const better_bin& other, double below) {
    const ruled_out by = what_keeps_from(b, who, other);
    if (by == ruled_out::avoided) return {};
    if (by != ruled_out::room) return {.why = by};
    const plan::bin& there = b.lanes()[other.lane][other.bin];
    if (there.midnight < there.capacity) { // the better day may be the one without room
        const auto start = gap(b, who, other.lane, other.bin);
        const offer room{
            .lane = other.lane, .bin = other.bin, .seat = {.start = *start, .moved = {}}, .start = {}};
        if (b.cost(who, b.day_of(room)) >= below) return {};
    }
    if (!b.open(who, other.lane, other.bin)) return {.why = std::nullopt, .frozen = true};
    return {.why = std::nullopt, .free = true};
}

reason told_as(const board& b, std::size_t who, const better_bin& other, ruled_out by) {
    const plan::bin& there = b.lanes()[other.lane][other.bin];
    const bool on_day = other.lane == b.days_lane();
    const std::string block = on_day ? std::string() : b.block(other.lane).id;
    switch (by) {
    case ruled_out::away: {
        const away_span* away = b.away().covering(there.day);
        return {.code = reason_code::away, .date = away->from, .until = away->to, .text = away->what};
    }
    case ruled_out::busy: {
        const busy_span* busy = on_day ? b.busy().closing(there.start, there.end)
                                       : b.busy().within(there.whole_start, there.whole_end);
        return {.code = reason_code::busy, .date = there.day, .id = busy->source};
    }
    case ruled_out::not_listed:
        return {.code = reason_code::day_not_listed, .date = there.day};
    case ruled_out::reach:
    case ruled_out::hours:
        return {.code = by == ruled_out::reach ? reason_code::out_of_reach : reason_code::out_of_hours,
                .date = there.day,
                .id = block,
                .channel = b.wanted(who).channel};
    case ruled_out::full:
        if (on_day) return {.code = reason_code::day_full, .date = there.day, .minutes = b.daily_limit()};
        return {.code = reason_code::block_full, .date = there.day, .id = block};
    case ruled_out::unknown:
    case ruled_out::avoided:
    case ruled_out::room:
        break;
    }
    return {.code = reason_code::frozen, .date = there.day};
}

/// The places of one lane from the ideal on that are full, up to the first that is not or that is no better.
/// All are gone through, so that what is said of the time between is true of all of it.
std::optional<reason> full_for_long(board& b, std::size_t who, std::size_t lane, double below) {
    const plan::lane& line = b.lanes()[lane];
    const bool on_day = lane == b.days_lane();
    const int length = static_cast<int>(b.wanted(who).length.count());
    const std::size_t from = std::max(b.first_open(lane), line.from_day(b.wanted(who).ideal));
    if (from + told >= line.size() || b.least_cost(who, lane, from + told) >= below) return std::nullopt;
    reason r{.code = on_day ? reason_code::day_full : reason_code::block_full, .count = 0};
    for (std::size_t i = from; i < line.size() && b.least_cost(who, lane, i) < below; ++i) {
        if (line[i].capacity < 0 || (lane == b.where(who).lane && i == b.where(who).bin)) continue;
        if (line.room(i) >= length || (on_day && line[i].used == 0)) {
            if (i - from >= looked_at) break;
            const verdict v =
                why_not(b, who, {.cost = 0, .start = line[i].start, .lane = lane, .bin = i}, below);
            if (v.frozen) continue;
            if (!v.why) break;
            if (*v.why != ruled_out::full) continue;
        }
        if (!r.date) r.date = line[i].day;
        r.until = line[i].day;
        ++*r.count;
    }
    if (*r.count <= static_cast<int>(told)) return std::nullopt;
    if (on_day)
        r.minutes = b.daily_limit();
    else
        r.id = b.block(lane).id;
    return r;
}

bool told_of(const reason& whole, const reason& part) {
    return whole.code == part.code && whole.id == part.id && *whole.date <= *part.date &&
           *part.date <= *whole.until;
}

/// What is said of one place after the other, with those of a kind side by side.
void put_together(std::vector<reason> why, std::vector<reason>& out) {
    const auto alike = [](const reason& a, const reason& b) {
        return a.code == b.code && a.id == b.id && a.channel == b.channel;
    };
    while (!why.empty()) {
        const reason first = why.front();
        for (const reason& r : why) {
            if (alike(first, r)) out.push_back(r);
        }
        std::erase_if(why, [&](const reason& r) { return alike(first, r); });
    }
}

} // namespace

void tell_better_dates(board& b, std::size_t who, std::vector<reason>& out) {
    const standing& at = b.where(who);
    const double below = b.cost(who, at.day);
    if (below <= 0) return;
    std::vector<reason> long_full;
    for (const std::size_t lane : b.lanes_for(who)) {
        if (auto r = full_for_long(b, who, lane, below)) long_full.push_back(std::move(*r));
    }
    std::vector<reason> why;
    bool free = false;
    const bool stays = b.published(who).lane != lane::none && b.published(who).day == at.day;
    for (const better_bin& other : better_bins(b, who, below)) {
        if (why.size() >= told && (free || !stays)) break;
        const verdict v = why_not(b, who, other, below);
        free = free || v.free;
        if ((!v.why && !v.frozen) || why.size() >= told) continue;
        reason r = told_as(b, who, other, v.why.value_or(ruled_out::room));
        for (const reason& whole : long_full) {
            if (told_of(whole, r)) r = whole;
        }
        if (std::ranges::find(why, r) == why.end()) why.push_back(std::move(r));
    }
    put_together(std::move(why), out);
    // A better place is free and yet not taken: it stays where it is known to be.
    if (!free || !stays) return;
    const instant begins = at.start ? *at.start : b.zone().to_instant(local_second{at.day});
    const bool near = begins <= b.freeze_ends();
    out.push_back({.code = near ? reason_code::frozen : reason_code::kept, .date = at.day});
}

} // namespace intouch::plan
