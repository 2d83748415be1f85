// SPDX-License-Identifier: MIT
#include "plan/solver/extract_subproblem.hpp"

#include "plan/solver/fit.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::plan {

slot_id extraction::first_of(slot_id id) const {
    const auto together = schedule_.sharing_time(id);
    return together.empty() ? id : together.front();
}

int extraction::offset_of(slot_id id) const {
    const slot_id first = first_of(id);
    return first == id ? 0 : minutes_between(schedule_.at(first).start, schedule_.at(id).start);
}

std::size_t extraction::number_of(slot_id id) {
    const slot_id first = first_of(id);
    const auto [found, fresh] = numbers_.try_emplace(first, slots_.size());
    if (fresh) slots_.push_back(first);
    return found->second;
}

choice extraction::choice_of(std::size_t index, const free_slot& s) {
    const plan::slot& there = schedule_.at(s.id());
    const int length = static_cast<int>(schedule_.demand_at(index).length.count());
    choice out{.slot = number_of(s.id()), .place = places_.size(), .minutes = length, .allowed = {}};
    places_.push_back(s.id());
    if (schedule_.is_day(s.id())) {
        out.minutes = std::clamp(length, 1, std::max(1, there.capacity));
        out.whole = true;
        return out;
    }
    out.allowed = allowed_starts(schedule_, index, s.id(), holds_wish(schedule_, index), s.on_day);
    if (!schedule_.sharing_time(s.id()).empty()) {
        const int offset = offset_of(s.id());
        for (start_range& r : out.allowed) r = {r.first + offset, r.last + offset};
        return out;
    }
    out.whole = out.allowed == start_ranges{{0, there.capacity - length}};
    return out;
}

date extraction::day_of(const choice& c) const {
    const slot_id id = slot_of(c);
    return schedule_.day_of(id, c.allowed.empty() ? 0 : c.allowed.front().first - offset_of(id));
}

shared_slot extraction::slot_without(std::size_t number, std::span<const std::size_t> indices) const {
    const slot_id first = slots_[number];
    const bool ordered = !schedule_.is_day(first);
    const auto together = schedule_.sharing_time(first);
    const std::span<const slot_id> parts = together.empty() ? std::span(&first, 1) : together;
    shared_slot out{.taken = {}, .ordered = ordered, .several_choices = parts.size() > 1};
    for (const slot_id id : parts) {
        const plan::slot& there = schedule_.at(id);
        const int offset = offset_of(id);
        out.capacity =
            std::max(out.capacity, offset + (ordered ? there.capacity : std::max(1, there.capacity)));
        out.several_choices = out.several_choices || there.crosses_midnight();
        for (const allocation& a : there.allocations) {
            const slot_id home = schedule_.where(a.index).at;
            const bool twice = a.foreign && home != id && std::ranges::find(parts, home) != parts.end();
            if (twice || std::ranges::find(indices, a.index) != indices.end()) continue;
            if (ordered) out.taken.push_back({offset + a.start, offset + a.start + a.length});
            if (a.foreign && parts.size() > 1) continue; // may be in two parts; `taken` keeps its time
            out.used += a.length;
        }
    }
    std::ranges::sort(out.taken);
    return out;
}

void extraction::put_in_order(movable_touch& one, const position& now) const {
    std::ranges::sort(one.choices, {}, [](const choice& c) {
        return std::tuple(c.cost, c.slot, c.allowed.empty() ? 0 : c.allowed.front().first);
    });
    const auto chosen = std::ranges::find_if(
        one.choices, [&](const choice& c) { return slot_of(c) == now.at && day_of(c) == now.day; });
    one.chosen = static_cast<std::size_t>(chosen - one.choices.begin());
}

} // namespace intouch::plan
