// SPDX-License-Identifier: MIT
#include "plan/pins.hpp"

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
        }
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
