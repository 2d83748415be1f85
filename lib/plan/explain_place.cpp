// SPDX-License-Identifier: MIT
#include "plan/explain_place.hpp"

#include "plan/ruled_out_dates.hpp"

#include <algorithm>
#include <utility>

namespace intouch::plan {

namespace {

minutes clock(const board& b, instant at) {
    return time_of(std::chrono::floor<minutes>(b.zone().to_local(at)));
}

/// What a pin stands against.
std::vector<std::string> limits_overruled(const board& b, std::size_t who) {
    std::vector<std::string> out;
    const standing& at = b.where(who);
    if (b.away().covering(at.day) != nullptr) out.emplace_back("away");
    const plan::bin& there = b.lanes()[at.lane][at.bin];
    const int length = static_cast<int>(b.wanted(who).length.count());
    bool full = there.capacity >= 0 && there.used > there.capacity && there.used > length;
    if (at.lane != b.days_lane()) {
        const auto mine = std::ranges::find(there.seats, who, &seat::who);
        full = full || std::ranges::any_of(there.seats, [&](const seat& s) {
                   return s.who != who && s.start < mine->start + mine->length &&
                          mine->start < s.start + s.length;
               });
    }
    if (full) out.emplace_back("full");
    return out;
}

bool outside_hours(const board& b, std::size_t who) {
    const standing& at = b.where(who);
    const demand& d = b.wanted(who);
    if (!at.start || !d.contact.live) return false;
    const time_span mine{*at.start, *at.start + d.length};
    return reachable_hours(d.contact, mine.from, mine.to) != std::vector{mine};
}

/// An all-day pin tells of the blocks that had no room that day.
void tell_full_blocks(board& b, std::size_t who, std::vector<reason>& out) {
    const standing& at = b.where(who);
    if (at.start) return;
    for (const std::size_t lane : b.group(who).lanes) {
        const plan::lane& line = b.lanes()[lane];
        for (std::size_t i = line.from_day(at.day); i < line.size() && line[i].day == at.day; ++i) {
            if (line[i].start <= b.moment() || line[i].capacity < 0) continue;
            if (b.allowed(who, lane, i, false).empty() || gap(b, who, lane, i)) continue;
            out.push_back({.code = reason_code::block_full, .date = at.day, .id = b.block(lane).id});
        }
    }
}

void tell_no_block(const board& b, std::size_t who, std::vector<reason>& out) {
    if (b.days_lane() == 0 || !b.group(who).lanes.empty()) return;
    for (const auto& [lane, why] : b.group(who).refused) {
        if (why == refusal::too_short) continue;
        out.push_back({.code = why == refusal::reach ? reason_code::out_of_reach : reason_code::out_of_hours,
                       .id = b.block(lane).id,
                       .channel = b.wanted(who).channel});
    }
    out.push_back({.code = reason_code::no_block});
}

/// The day it would have if nobody else were there.
std::optional<date> day_alone(board& b, std::size_t who) {
    for (const better_bin& other : better_bins(b, who, b.cost(who, b.where(who).day))) {
        const plan::bin& there = b.lanes()[other.lane][other.bin];
        const bool on_day = other.lane == b.days_lane();
        if (there.capacity >= 0 && (on_day || !b.allowed(who, other.lane, other.bin, true).empty()))
            return there.day;
    }
    return std::nullopt;
}

/// A pin, or a booking that had to be in time.
bool stands_anyway(const board& b, std::size_t who) {
    return b.pin(who) || (b.wanted(who).kind == touch_kind::booking && !limits_overruled(b, who).empty());
}

/// Rather than the user, who chose it.
bool calendar_gave_day(const demand& d) {
    const auto says = [&](reason_code code) {
        return std::ranges::find(d.reasons, code, &reason::code) != d.reasons.end();
    };
    return says(reason_code::occasion) || says(reason_code::occasion_taken) ||
           (d.kind == touch_kind::booking && !says(reason_code::pinned));
}

} // namespace

std::vector<reason> why_here(board& b, std::size_t who) {
    const demand& d = b.wanted(who);
    const standing& at = b.where(who);
    std::vector<reason> out;
    if (stands_anyway(b, who)) {
        for (std::string& limit : limits_overruled(b, who)) {
            out.push_back({.code = reason_code::pin_over_limit, .date = at.day, .text = std::move(limit)});
        }
        tell_full_blocks(b, who, out);
    } else {
        if (d.ideal < b.today()) out.push_back({.code = reason_code::today_earliest, .date = b.today()});
        tell_better_dates(b, who, out);
        if (at.day > d.latest && d.latest >= b.today()) {
            out.push_back({.code = reason_code::later_than_window, .date = d.latest});
        }
        tell_no_block(b, who, out);
    }
    if (at.start && b.near_avoided(who, *at.start)) {
        out.push_back({.code = reason_code::avoid_dropped, .time = d.avoid->around});
    }
    if (at.lane != b.days_lane()) {
        out.push_back({.code = reason_code::block_had_room,
                       .date = at.day,
                       .time = clock(b, *at.start),
                       .id = b.block(at.lane).id});
    }
    return out;
}

std::vector<warning> warnings_about(board& b, std::size_t who) {
    const demand& d = b.wanted(who);
    const standing& at = b.where(who);
    if (at.lane == lane::none) return {{.code = warning_code::unplaced, .person = d.person}};
    std::vector<warning> out;
    const auto about = [&](warning_code code, std::string id = {}, std::string text = {}) {
        out.push_back(
            {.code = code, .person = d.person, .date = at.day, .id = std::move(id), .text = std::move(text)});
    };
    const bool given = calendar_gave_day(d);
    if (stands_anyway(b, who)) {
        for (const std::string& limit : limits_overruled(b, who)) {
            if (limit == "away") {
                about(given ? warning_code::occasion_on_away : warning_code::pin_on_away, {},
                      b.away().covering(at.day)->what);
            } else {
                about(given ? warning_code::occasion_on_full : warning_code::pin_on_full,
                      at.lane == b.days_lane() ? "" : b.block(at.lane).id);
            }
        }
        if (outside_hours(b, who)) about(warning_code::pin_outside_hours);
    } else if (at.day > d.latest && (d.latest >= b.today() || day_alone(b, who))) {
        about(warning_code::late);
    }
    if (at.start && b.near_avoided(who, *at.start)) about(warning_code::avoid_dropped);
    return out;
}

} // namespace intouch::plan
