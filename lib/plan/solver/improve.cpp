// SPDX-License-Identifier: MIT
#include "plan/solver/improve.hpp"

#include "plan/solver/find_slot.hpp"
#include "plan/solver/fit.hpp"
#include "plan/solver/objective.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

/// With more touched slots than this, asking every touch costs less than comparing.
constexpr std::size_t most_compared = 64;

struct gain {
    double saved;
    std::uint64_t tie;
    std::size_t index;
};

} // namespace

/// Absent when there are too many.
std::optional<std::vector<slot_id>> improvement::touched_since() {
    const auto begin = schedule_.touched().begin() + static_cast<std::ptrdiff_t>(seen_);
    std::vector<slot_id> out(begin, schedule_.touched().end());
    seen_ = schedule_.touched().size();
    std::ranges::sort(out);
    const auto twice = std::ranges::unique(out);
    out.erase(twice.begin(), twice.end());
    if (out.size() > most_compared) return std::nullopt;
    return out;
}

bool improvement::may_gain(std::size_t index, double now, const std::vector<slot_id>& from) const {
    const int length = schedule_.minutes_needed(index);
    return std::ranges::any_of(from, [&](slot_id id) {
        const bool own = schedule_.where(index).at == id;
        return (own || schedule_.room(id) >= length) && schedule_.accepts(index, id.timeline) &&
               schedule_.least_cost(index, id) < now;
    });
}

std::optional<candidate> improvement::cheaper_slot(std::size_t index, double now) {
    return cheapest_slot(schedule_, index,
                         {.keep_avoid = holds_wish(schedule_, index),
                          .below = now * (1 - tolerance),
                          .from = schedule_.leeway_of(index).from});
}

bool improvement::run() {
    bool any = false;
    while (true) {
        const bool first = std::exchange(first_, false);
        const auto touched = touched_since();
        std::vector<gain> gains;
        for (std::size_t index = 0; index < schedule_.size(); ++index) {
            if (!schedule_.placed(index) || schedule_.fixed(index)) continue;
            if (schedule_.steady(index) && schedule_.where(index).day <= schedule_.latest(index)) continue;
            if (schedule_.pin(index) || !schedule_.leeway_of(index).gives_way) continue;
            const double now = schedule_.cost_now(index);
            if (now <= 0) continue;
            if (!first && touched && !may_gain(index, now, *touched)) continue;
            if (const auto better = cheaper_slot(index, now))
                gains.push_back({now - better->cost, schedule_.tie(index), index});
        }
        if (gains.empty()) return any;
        std::ranges::sort(gains, {}, [](const gain& g) { return std::tuple(-g.saved, g.tie, g.index); });
        for (const gain& g : gains) {
            const double now = schedule_.cost_now(g.index);
            const auto better = cheaper_slot(g.index, now);
            if (!better) continue;
            schedule_.leave(g.index);
            schedule_.take(g.index, *better);
            any = true;
        }
    }
}

} // namespace intouch::plan
