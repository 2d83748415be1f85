// SPDX-License-Identifier: MIT
#include "plan/solver/pins.hpp"

#include "core/digest.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// A time in an accepting block that day.
std::optional<offer> time_on(board& b, std::size_t who, date day) {
    std::optional<offer> best;
    for (const std::size_t lane : b.group(who).lanes) {
        const plan::lane& line = b.lanes()[lane];
        for (std::size_t i = line.from_day(day - days(1)); i < line.size() && line[i].day <= day; ++i) {
            if (line[i].start <= b.moment()) continue;
            for (const bool keep_avoid : {true, false}) {
                auto seat = b.fit(who, lane, i, keep_avoid);
                if (!seat) continue;
                const instant start = line[i].start + minutes(seat->start);
                if (!best || start < best->start) {
                    best = offer{.lane = lane, .bin = i, .seat = std::move(*seat), .cost = 0, .start = start};
                }
                break;
            }
        }
    }
    return best;
}

/// The pinned: few, so that the digest is worth it.
std::vector<std::size_t> in_order_of_ties(const board& b) {
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    for (std::size_t who = 0; who < b.size(); ++who) {
        if (b.pin(who)) order.emplace_back(tie_break(b.wanted(who).person), who);
    }
    std::ranges::sort(order); // equal digests: by person, as they are wanted
    std::vector<std::size_t> out;
    for (const auto& [tie, who] : order) out.push_back(who);
    return out;
}

/// A day that a pin has filled beyond its limit is left by whoever may move and has no room beside it, in the
/// order in which they would be kept there next time.
void make_way(board& b, std::size_t bin) {
    const plan::bin& day = b.lanes()[b.days_lane()][bin];
    std::vector<std::pair<std::uint64_t, std::size_t>> others;
    for (const seat& s : day.seats) {
        if (!s.foreign && !b.fixed(s.who) && !b.pin(s.who))
            others.emplace_back(tie_break(b.wanted(s.who).person), s.who);
    }
    if (day.used <= day.capacity || others.empty()) return;
    std::ranges::sort(others);
    for (const auto& [tie, who] : others) b.leave(who);
    for (const auto& [tie, who] : others) {
        const int length = static_cast<int>(b.wanted(who).length.count());
        const bool room = length > day.capacity ? day.used == 0 : day.used + length <= day.capacity;
        if (room) b.take(who, b.days_lane(), bin, {});
    }
}

} // namespace

void seat_pinned_times(board& b) {
    for (std::size_t who = 0; who < b.size(); ++who) {
        const auto& pin = b.pin(who);
        if (pin && pin->time) b.force(who, *pin);
    }
}

void seat_pinned_days(board& b) {
    for (const std::size_t who : in_order_of_ties(b)) {
        const auto& pin = b.pin(who);
        if (!pin || b.where(who).lane != lane::none) continue;
        if (const auto time = time_on(b, who, pin->day)) {
            b.take(who, *time);
        } else if (const auto bin = b.day_bin(pin->day)) {
            b.take(who, b.days_lane(), *bin, {});
            make_way(b, *bin);
        }
    }
}

void stand_in_time(board& b) {
    const auto& days = b.lanes()[b.days_lane()];
    for (std::size_t who = 0; who < b.size(); ++who) {
        const standing& at = b.where(who);
        if (at.lane == lane::none || at.day <= b.until(who) || b.pin(who)) continue;
        const standing& before = b.published(who);
        const bool stays = before.lane == b.days_lane() && before.day <= b.until(who);
        auto bin = b.day_bin(stays ? before.day : std::max(b.wanted(who).ideal, b.wanted(who).earliest));
        if (!bin) continue;
        if (!stays) *bin = std::max(*bin, b.first_open(b.days_lane()));
        while (*bin < days.size() && days[*bin].capacity < 0) ++*bin;
        if (*bin == days.size() || days[*bin].day > b.until(who)) continue;
        b.leave(who);
        b.take(who, b.days_lane(), *bin, {});
        b.fix(who);
    }
}

bool give_pins_a_time(board& b) {
    bool any = false;
    for (const std::size_t who : in_order_of_ties(b)) {
        const auto& pin = b.pin(who);
        if (!pin || b.fixed(who) || b.where(who).lane != b.days_lane()) continue;
        const auto time = time_on(b, who, pin->day);
        if (!time) continue;
        b.leave(who);
        b.take(who, *time);
        any = true;
    }
    return any;
}

} // namespace intouch::plan
