// SPDX-License-Identifier: MIT
#include "plan/explain_place.hpp"

#include "plan/ruled_out_dates.hpp"
#include "plan/solver/fit.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace intouch::plan {

namespace {

minutes clock(const schedule& s, instant at) {
    return time_of(std::chrono::floor<minutes>(s.zone().to_local(at)));
}

/// The limits that a pin overrules.
struct overruled_limits {
    bool away = false;
    bool full = false;
};

overruled_limits limits_overruled(const schedule& s, std::size_t index) {
    const position& at = s.where(index);
    const slot& there = s.at(at.at);
    const int length = static_cast<int>(s.demand_at(index).length.count());
    const bool too_much = there.capacity >= 0 && there.used > there.capacity && there.used > length;
    return {.away = s.away().covering(at.day) != nullptr, .full = too_much || s.clashes(index)};
}

bool outside_hours(const schedule& s, std::size_t index) {
    const position& at = s.where(index);
    const demand& d = s.demand_at(index);
    if (!at.start || !d.contact.live) return false;
    const time_span mine{*at.start, *at.start + d.length};
    return reachable_hours(d.contact, mine.from, mine.to) != std::vector{mine};
}

/// For an all-day pin: the blocks without room that day.
void add_full_blocks(schedule& s, std::size_t index, std::vector<reason>& out) {
    const position& at = s.where(index);
    if (at.start) return;
    for (const std::size_t timeline : s.group(index).timelines) {
        const plan::timeline& line = s.timelines()[timeline];
        for (std::size_t i = line.from_day(at.day); i < line.size() && line[i].day == at.day; ++i) {
            const slot_id id{timeline, i};
            if (line[i].start <= s.moment() || line[i].capacity < 0) continue;
            if (allowed_starts(s, index, id, false).empty() || gap(s, index, id)) continue;
            out.push_back({.code = reason_code::block_full, .date = at.day, .id = s.block(timeline).id});
        }
    }
}

void add_no_block(const schedule& s, std::size_t index, std::vector<reason>& out) {
    if (s.days_timeline() == 0 || !s.group(index).timelines.empty()) return;
    for (const auto& [timeline, why] : s.group(index).refused) {
        if (why == refusal::too_short) continue;
        out.push_back({.code = why == refusal::reach ? reason_code::out_of_reach : reason_code::out_of_hours,
                       .id = s.block(timeline).id,
                       .channel = s.demand_at(index).channel});
    }
    out.push_back({.code = reason_code::no_block});
}

/// A pin, or a booking that had to be in time.
bool stands_against_limits(const schedule& s, std::size_t index) {
    if (s.pin(index)) return true;
    if (s.demand_at(index).kind != touch_kind::booking) return false;
    const auto over = limits_overruled(s, index);
    return over.away || over.full;
}

/// Whether the calendar gave the day, and not a choice of the user.
bool calendar_gave_day(const demand& d) {
    const auto says = [&](reason_code code) {
        return std::ranges::find(d.reasons, code, &reason::code) != d.reasons.end();
    };
    const bool of_its_own = says(reason_code::occasion) || d.kind == touch_kind::booking;
    return says(reason_code::occasion_taken) || (of_its_own && !says(reason_code::pinned));
}

/// Whether the touch stands after its window for want of room.
bool is_late(schedule& s, std::size_t index) {
    const date latest = s.demand_at(index).latest;
    return s.where(index).day > latest && latest >= s.today() && room_was_short(s, index);
}

} // namespace

std::vector<reason> explain_place(schedule& s, std::size_t index, bool fixed_before) {
    const demand& d = s.demand_at(index);
    const position& at = s.where(index);
    std::vector<reason> out;
    bool has_room = !s.is_day(at.at);
    if (stands_against_limits(s, index)) {
        const auto over = limits_overruled(s, index);
        has_room = has_room && !over.full;
        if (over.away) out.push_back({.code = reason_code::pin_over_limit, .date = at.day, .text = "away"});
        if (over.full) out.push_back({.code = reason_code::pin_over_limit, .date = at.day, .text = "full"});
        add_full_blocks(s, index, out);
    } else {
        if (d.ideal < s.today()) out.push_back({.code = reason_code::today_earliest, .date = s.today()});
        std::ranges::move(ruled_out_dates(s, index), std::back_inserter(out));
        const bool stretched =
            s.is_short() && d.kind == touch_kind::cadence; // then the pace explains a late day
        if (stretched && fixed_before && s.cost_now(index) > 0)
            out.push_back({.code = reason_code::kept, .date = at.day});
        if (!stretched && is_late(s, index))
            out.push_back({.code = reason_code::later_than_window, .date = d.latest});
        add_no_block(s, index, out);
    }
    if (at.start && near_avoided(s, index, *at.start)) {
        out.push_back({.code = reason_code::avoid_dropped, .time = d.avoid->around});
    }
    if (has_room) {
        out.push_back({.code = reason_code::block_had_room,
                       .date = at.day,
                       .time = clock(s, *at.start),
                       .id = s.block(at.at.timeline).id});
    }
    return out;
}

std::vector<warning> warnings_about(schedule& s, std::size_t index) {
    const demand& d = s.demand_at(index);
    const position& at = s.where(index);
    if (!at.placed()) return {{.code = warning_code::unplaced, .person = d.person}};
    std::vector<warning> out;
    const auto about = [&](warning_code code, std::string id = {}, std::string text = {}) {
        out.push_back(
            {.code = code, .person = d.person, .date = at.day, .id = std::move(id), .text = std::move(text)});
    };
    if (stands_against_limits(s, index)) {
        const bool given = calendar_gave_day(d);
        const auto over = limits_overruled(s, index);
        if (over.away)
            about(given ? warning_code::occasion_on_away : warning_code::pin_on_away, {},
                  s.away().covering(at.day)->what);
        if (over.full)
            about(given ? warning_code::occasion_on_full : warning_code::pin_on_full,
                  s.is_day(at.at) ? "" : s.block(at.at.timeline).id);
        if (outside_hours(s, index)) about(warning_code::pin_outside_hours);
    } else if (!s.is_short() && is_late(s, index)) {
        about(warning_code::late);
    }
    // Told at the first retry of a round; later ones would say the same.
    if (at.start && near_avoided(s, index, *at.start) && d.attempt <= 2) about(warning_code::avoid_dropped);
    return out;
}

} // namespace intouch::plan
