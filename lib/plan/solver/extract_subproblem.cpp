// SPDX-License-Identifier: MIT
#include "plan/solver/extract_subproblem.hpp"

#include <algorithm>

namespace intouch::plan {

std::size_t contested::number_of(std::size_t lane, std::size_t bin) {
    const auto [found, fresh] = numbers_.try_emplace({lane, bin}, places_.size());
    if (fresh) places_.push_back({lane, bin});
    return found->second;
}

bool contested::keeps_away(std::size_t who) const {
    const auto& start = b_.where(who).start;
    return b_.wanted(who).avoid && start && !b_.near_avoided(who, *start);
}

choice contested::choice_of(std::size_t who, const spot& s) {
    const plan::bin& b = b_.lanes()[s.lane][s.bin];
    const int length = static_cast<int>(b_.wanted(who).length.count());
    choice out{.bin = number_of(s.lane, s.bin), .minutes = length, .allowed = {}, .whole = true};
    if (s.lane == b_.days_lane()) {
        out.minutes = std::clamp(length, 1, std::max(1, b.capacity));
        return out;
    }
    out.allowed = b_.allowed(who, s.lane, s.bin, keeps_away(who), s.on_day);
    out.whole = out.allowed == start_ranges{{0, b.capacity - length}};
    return out;
}

contested_bin contested::bin_of(std::size_t number, std::span<const std::size_t> people) const {
    const auto [lane, bin] = places_[number];
    const plan::bin& b = b_.lanes()[lane][bin];
    const bool ordered = lane != b_.days_lane();
    contested_bin out{.others = {},
                      .capacity = ordered ? b.capacity : std::max(1, b.capacity),
                      .ordered = ordered,
                      .crosses = b.midnight < b.capacity};
    for (const seat& s : b.seats) {
        if (!s.foreign && std::ranges::find(people, s.who) != people.end()) continue;
        if (ordered) out.others.push_back({s.start, s.start + s.length});
        out.used += s.length;
    }
    std::ranges::sort(out.others);
    return out;
}

} // namespace intouch::plan
