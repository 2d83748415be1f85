// SPDX-License-Identifier: MIT
#include "plan/solver/pins.hpp"

#include "plan/solver/fit.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// The earliest time in an accepting block that day.
std::optional<candidate> time_on(schedule& s, std::size_t index, date day) {
    std::optional<candidate> best;
    for (const std::size_t timeline : s.group(index).timelines) {
        const plan::timeline& line = s.timelines()[timeline];
        for (std::size_t i = line.from_day(day - days(1)); i < line.size() && line[i].day <= day; ++i) {
            const bool reaches = line[i].day == day || line[i].crosses_midnight();
            if (!reaches || line[i].start <= s.moment()) continue;
            const slot_id id{timeline, i};
            const start_range here = s.on_day(id, day);
            auto arranged = fit(s, index, id, true, here);
            if (!arranged) arranged = fit(s, index, id, false, here);
            if (!arranged) continue;
            const instant start = line[i].start + minutes(arranged->start);
            if (!best || start < best->start)
                best = candidate{.at = id, .arranged = std::move(*arranged), .cost = 0, .start = start};
        }
    }
    return best;
}

/// The same on the pin's day, else on the last day before it on which the touch may stand.
std::optional<candidate> last_time(schedule& s, std::size_t index) {
    for (date day = s.pin(index)->day; day >= s.pinned_from(index); day -= days(1))
        if (auto time = time_on(s, index, day)) return time;
    return std::nullopt;
}

std::vector<std::size_t> pins_in_order(schedule& s) {
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    for (std::size_t index = 0; index < s.size(); ++index) {
        if (s.pin(index)) order.emplace_back(s.tie(index), index);
    }
    std::ranges::sort(order);
    std::vector<std::size_t> out;
    for (const auto& [tie, index] : order) out.push_back(index);
    return out;
}

/// A pin or a booking has filled a day beyond its limit. The touches that may move leave it, as far as there is no
/// room beside it. A fixed touch leaves for a pin only, and only outside the freeze. The order is the one in which
/// the next plan would keep them there.
void make_way(schedule& s, slot_id day, bool for_pin) {
    const slot& there = s.at(day);
    const bool frozen = there.start <= s.freeze_ends();
    std::vector<std::pair<std::uint64_t, std::size_t>> others;
    for (const allocation& a : there.allocations) {
        const bool stands =
            s.pin(a.index) || s.until(a.index) != date::max() || ((frozen || !for_pin) && s.fixed(a.index));
        if (!a.foreign && !stands) others.emplace_back(s.tie(a.index), a.index);
    }
    if (there.used <= there.capacity || others.empty()) return;
    std::ranges::sort(others);
    for (const auto& [tie, index] : others) s.leave(index);
    for (const auto& [tie, index] : others) {
        const int length = static_cast<int>(s.demand_at(index).length.count());
        if (room_on_day(there, there.used, length)) s.take(index, day, {});
    }
}

} // namespace

void place_pinned_times(schedule& s) {
    for (std::size_t index = 0; index < s.size(); ++index) {
        const auto& pin = s.pin(index);
        if (pin && pin->time) s.force(index, *pin);
    }
}

void place_pinned_days(schedule& s) {
    for (const std::size_t index : pins_in_order(s)) {
        if (s.placed(index)) continue;
        if (const auto time = last_time(s, index)) {
            s.take(index, *time);
        } else if (const auto all_day = s.day_slot(s.pin(index)->day)) {
            s.take(index, *all_day, {});
            make_way(s, *all_day, true);
        }
    }
}

void place_in_time(schedule& s) {
    const timeline& days = s.timelines()[s.days_timeline()];
    for (std::size_t index = 0; index < s.size(); ++index) {
        const position& now = s.where(index);
        if (!now.placed() || now.day <= s.until(index) || s.pin(index)) continue;
        const position& published = s.published(index);
        const bool stays = s.is_day(published.at) && published.day <= s.until(index);
        const demand& d = s.demand_at(index);
        auto day = s.day_slot(stays ? published.day : std::max(d.ideal, d.earliest));
        if (!day) continue;
        if (!stays) day->slot = std::max(day->slot, s.first_open(s.days_timeline()));
        while (day->slot < days.size() && days[day->slot].capacity < 0) ++day->slot;
        if (day->slot == days.size() || days[day->slot].day > s.until(index)) continue;
        s.leave(index);
        s.take(index, *day, {});
        s.fix(index);
        make_way(s, *day, false);
    }
}

bool give_pins_a_time(schedule& s) {
    bool any = false;
    for (const std::size_t index : pins_in_order(s)) {
        if (s.fixed(index) || !s.is_day(s.where(index).at)) continue;
        const auto time = last_time(s, index);
        if (!time) continue;
        s.leave(index);
        s.take(index, *time);
        any = true;
    }
    return any;
}

} // namespace intouch::plan
