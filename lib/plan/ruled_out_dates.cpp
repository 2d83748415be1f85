// SPDX-License-Identifier: MIT
#include "plan/ruled_out_dates.hpp"

#include "plan/solver/fit.hpp"
#include "plan/solver/keep_published.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace intouch::plan {

namespace {

constexpr std::size_t most_told = 3;       ///< better dates that the reasons explain
constexpr std::size_t most_looked_at = 24; ///< slots on either side of the ideal date

/// Whether reach or hours leave no time in that occurrence.
reason_code closed_by(const demand& d, const slot& occurrence) {
    contact_hours hours_only = d.contact;
    hours_only.reach.clear();
    const auto parts = reachable_hours(hours_only, occurrence.start, occurrence.end);
    const bool open =
        std::ranges::any_of(parts, [&](const time_span& p) { return p.to - p.from >= d.length; });
    return open && !d.contact.reach.empty() ? reason_code::out_of_reach : reason_code::out_of_hours;
}

/// What keeps a touch from a slot: a hard limit, the touches in the slot, or nothing.
enum class verdict : std::uint8_t { away, busy, not_listed, reach, hours, full, avoided, room };

verdict verdict_on(schedule& s, std::size_t index, slot_id id) {
    const slot& there = s.at(id);
    const bool on_day = s.is_day(id);
    if (s.away().covering(there.day) != nullptr) return verdict::away;
    const bool busy = (on_day ? s.busy().closing(there.start, there.end)
                              : s.busy().within(there.whole_start, there.whole_end)) != nullptr;
    if (there.capacity < 0) return busy ? verdict::busy : verdict::not_listed;
    if (!on_day && allowed_starts(s, index, id, false).empty()) {
        if (busy) return verdict::busy;
        const auto code = closed_by(s.demand_at(index), there);
        return code == reason_code::out_of_reach ? verdict::reach : verdict::hours;
    }
    if (gap(s, index, id)) return verdict::room;
    if (on_day) return verdict::full;
    if (allowed_starts(s, index, id, holds_wish(s, index)).empty()) return verdict::avoided;
    return busy ? verdict::busy : verdict::full;
}

/// Why the touch is not in a better slot.
struct obstacle {
    std::optional<verdict> why{};
    bool free = false;
    bool frozen = false;
};

/// Empty for a slot that is neither free nor ruled out: another reason tells of the hour to avoid, or of the
/// other day of a block across midnight.
obstacle obstacle_at(schedule& s, std::size_t index, slot_id id, double below) {
    const verdict v = verdict_on(s, index, id);
    if (v == verdict::avoided) return {};
    if (v != verdict::room) return {.why = v};
    if (s.at(id).crosses_midnight()) { // the better day may be the one without room
        const auto start = gap(s, index, id);
        if (s.cost(index, s.day_of(id, *start)) >= below) return {};
    }
    if (!s.open(index, id)) return {.frozen = true};
    return {.free = true};
}

reason told_as(const schedule& s, std::size_t index, slot_id id, verdict v) {
    const slot& there = s.at(id);
    const bool on_day = s.is_day(id);
    const std::string block = on_day ? std::string() : s.block(id.timeline).id;
    switch (v) {
    case verdict::away: {
        const away_span* away = s.away().covering(there.day);
        return {.code = reason_code::away, .date = away->from, .until = away->to, .text = away->what};
    }
    case verdict::busy: {
        const busy_span* busy = on_day ? s.busy().closing(there.start, there.end)
                                       : s.busy().within(there.whole_start, there.whole_end);
        return {.code = reason_code::busy, .date = there.day, .id = busy->source};
    }
    case verdict::not_listed:
        return {.code = reason_code::day_not_listed, .date = there.day};
    case verdict::reach:
    case verdict::hours:
        return {.code = v == verdict::reach ? reason_code::out_of_reach : reason_code::out_of_hours,
                .date = there.day,
                .id = block,
                .channel = s.demand_at(index).channel};
    case verdict::full:
        if (on_day) return {.code = reason_code::day_full, .date = there.day, .minutes = s.daily_limit()};
        return {.code = reason_code::block_full, .date = there.day, .id = block};
    case verdict::avoided:
    case verdict::room:
        break;
    }
    return {.code = reason_code::frozen, .date = there.day};
}

/// The slots of one timeline, from the ideal date on, that are full: up to the first that is not, or that is
/// no better. Looks at all of them, so that the reason is true of the whole time.
std::optional<reason> full_for_long(schedule& s, std::size_t index, std::size_t timeline, double below) {
    const plan::timeline& line = s.timelines()[timeline];
    const bool on_day = timeline == s.days_timeline();
    const int length = static_cast<int>(s.demand_at(index).length.count());
    const std::size_t from = std::max(s.first_open(timeline), line.from_day(s.demand_at(index).ideal));
    if (from + most_told >= line.size() || s.least_cost(index, {timeline, from + most_told}) >= below)
        return std::nullopt;
    reason r{.code = on_day ? reason_code::day_full : reason_code::block_full, .count = 0};
    for (std::size_t i = from; i < line.size() && s.least_cost(index, {timeline, i}) < below; ++i) {
        const slot_id id{timeline, i};
        if (line[i].capacity < 0 || id == s.where(index).at) continue;
        if (line.room(i) >= length || (on_day && line[i].used == 0)) {
            if (i - from >= most_looked_at) break;
            const obstacle o = obstacle_at(s, index, id, below);
            if (o.frozen) continue;
            if (!o.why) break;
            if (*o.why != verdict::full) continue;
        }
        if (!r.date) r.date = line[i].day;
        r.until = line[i].day;
        ++*r.count;
    }
    if (*r.count <= static_cast<int>(most_told)) return std::nullopt;
    if (on_day)
        r.minutes = s.daily_limit();
    else
        r.id = s.block(timeline).id;
    return r;
}

bool includes(const reason& whole, const reason& part) {
    return whole.code == part.code && whole.id == part.id && *whole.date <= *part.date &&
           *part.date <= *whole.until;
}

/// Puts reasons of one kind side by side.
std::vector<reason> by_kind(std::vector<reason> all) {
    const auto alike = [](const reason& a, const reason& b) {
        return a.code == b.code && a.id == b.id && a.channel == b.channel;
    };
    std::vector<reason> out;
    while (!all.empty()) {
        const reason first = all.front();
        for (const reason& r : all) {
            if (alike(first, r)) out.push_back(r);
        }
        std::erase_if(all, [&](const reason& r) { return alike(first, r); });
    }
    return out;
}

struct better_slot {
    double cost = 0;
    instant start;
    slot_id at{};
    auto operator<=>(const better_slot&) const = default;
};

/// The slots near the ideal date that cost less than `below`, the cheapest first.
std::vector<better_slot> better_slots(const schedule& s, std::size_t index, double below) {
    std::vector<better_slot> out;
    for (const std::size_t timeline : s.timelines_for(index)) {
        const plan::timeline& line = s.timelines()[timeline];
        const std::size_t bottom =
            std::max(s.first_open(timeline), line.from_day(s.demand_at(index).earliest));
        const std::size_t middle = std::max(bottom, line.from_day(s.demand_at(index).ideal));
        const auto look = [&](std::size_t i) {
            const double cost = s.least_cost(index, {timeline, i});
            if (cost >= below) return false;
            out.push_back({cost, line[i].start, {timeline, i}});
            return true;
        };
        for (std::size_t i = middle; i < line.size() && i < middle + most_looked_at && look(i); ++i) {
        }
        for (std::size_t i = middle; i > bottom && middle - i < most_looked_at && look(i - 1); --i) {
        }
    }
    std::ranges::sort(out);
    return out;
}

} // namespace

bool room_was_short(schedule& s, std::size_t index) {
    const demand& d = s.demand_at(index);
    for (const std::size_t timeline : s.timelines_for(index)) {
        const plan::timeline& line = s.timelines()[timeline];
        const std::size_t from = std::max(s.first_open(timeline), line.from_day(d.earliest));
        for (std::size_t i = from; i < line.size() && line[i].day <= d.latest; ++i)
            if (verdict_on(s, index, {timeline, i}) == verdict::full) return true;
    }
    return false;
}

std::vector<reason> ruled_out_dates(schedule& s, std::size_t index) {
    const position& at = s.where(index);
    const double below = s.cost(index, at.day);
    if (below <= 0) return {};
    const demand& d = s.demand_at(index);
    const bool stretched = s.is_short() && d.kind == touch_kind::cadence;
    const date told_until = stretched ? s.today() + fixed_ahead(d.length, s.freeze()) : date::max();
    std::vector<reason> long_full;
    for (const std::size_t timeline : s.timelines_for(index)) {
        if (stretched) break; // the shortage says so
        if (auto r = full_for_long(s, index, timeline, below)) long_full.push_back(std::move(*r));
    }
    std::vector<reason> why;
    bool free = false;
    const position& published = s.published(index);
    const bool stays = !stretched && published.placed() && published.day == at.day;
    for (const better_slot& other : better_slots(s, index, below)) {
        if (why.size() >= most_told && (free || !stays)) break;
        const obstacle o = obstacle_at(s, index, other.at, below);
        // Further ahead, whether there is room depends on places that nobody is told.
        if (s.at(other.at).day > told_until && o.why == verdict::full) continue;
        free = free || o.free;
        if ((!o.why && !o.frozen) || why.size() >= most_told) continue;
        reason r = told_as(s, index, other.at, o.why.value_or(verdict::room));
        for (const reason& whole : long_full) {
            if (includes(whole, r)) r = whole;
        }
        if (std::ranges::find(why, r) == why.end()) why.push_back(std::move(r));
    }
    std::vector<reason> out = by_kind(std::move(why));
    if (!free || !stays) return out;
    // A better slot is free, but the touch stays on the day that the user knows.
    const instant begins = at.start ? *at.start : s.midnight(at.day);
    const bool near = begins <= s.freeze_ends();
    out.push_back({.code = near ? reason_code::frozen : reason_code::kept, .date = at.day});
    return out;
}

} // namespace intouch::plan
