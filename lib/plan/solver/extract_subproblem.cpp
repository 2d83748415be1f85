// SPDX-License-Identifier: MIT
#include "plan/solver/extract_subproblem.hpp"

#include "plan/solver/fit.hpp"

#include <algorithm>

namespace intouch::plan {

std::size_t extraction::number_of(slot_id id) {
    const auto [found, fresh] = numbers_.try_emplace(id, slots_.size());
    if (fresh) slots_.push_back(id);
    return found->second;
}

choice extraction::choice_of(std::size_t index, const free_slot& s) {
    const plan::slot& there = schedule_.at(s.id());
    const int length = static_cast<int>(schedule_.demand_at(index).length.count());
    choice out{.slot = number_of(s.id()), .minutes = length, .allowed = {}, .whole = true};
    if (schedule_.is_day(s.id())) {
        out.minutes = std::clamp(length, 1, std::max(1, there.capacity));
        return out;
    }
    out.allowed = allowed_starts(schedule_, index, s.id(), holds_wish(schedule_, index), s.on_day);
    out.whole = out.allowed == start_ranges{{0, there.capacity - length}};
    return out;
}

date extraction::day_of(const choice& c) const {
    return schedule_.day_of(slots_[c.slot], c.allowed.empty() ? 0 : c.allowed.front().first);
}

shared_slot extraction::slot_without(std::size_t number, std::span<const std::size_t> indices) const {
    const plan::slot& there = schedule_.at(slots_[number]);
    const bool ordered = !schedule_.is_day(slots_[number]);
    shared_slot out{.taken = {},
                    .capacity = ordered ? there.capacity : std::max(1, there.capacity),
                    .ordered = ordered,
                    .crosses_midnight = there.crosses_midnight()};
    for (const allocation& a : there.allocations) {
        if (!a.foreign && std::ranges::find(indices, a.index) != indices.end()) continue;
        if (ordered) out.taken.push_back({a.start, a.start + a.length});
        out.used += a.length;
    }
    std::ranges::sort(out.taken);
    return out;
}

} // namespace intouch::plan
