// SPDX-License-Identifier: MIT
#include "plan/solver/improve.hpp"

#include "plan/solver/find_slot.hpp"
#include "plan/solver/fit.hpp"
#include "plan/solver/keep_published.hpp"
#include "plan/solver/objective.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

namespace intouch::plan {

namespace {

struct gain {
    double saved;
    std::uint64_t tie;
    std::size_t index;
};

bool may_move(const schedule& s, std::size_t index) {
    if (!s.placed(index) || s.fixed(index) || s.pin(index) || !s.leeway_of(index).gives_way) return false;
    return !s.steady(index) || s.where(index).day > s.latest(index);
}

/// A touch past its window takes any cheaper place that is free, but for the days in which nothing moves.
std::optional<candidate> cheaper_slot(schedule& s, std::size_t index, double now) {
    const demand& d = s.demand_at(index);
    const bool late = s.where(index).day > d.latest;
    const date next_week = s.today() + fixed_ahead(d.length, s.freeze()) + days(1);
    const date from = s.leeway_of(index).from;
    return cheapest_slot(s, index,
                         {.keep_avoid = holds_wish(s, index),
                          .below = now * (1 - tolerance),
                          .from = late ? std::min(from, next_week) : from});
}

std::vector<gain> gains_of(schedule& s) {
    std::vector<gain> out;
    for (std::size_t index = 0; index < s.size(); ++index) {
        if (!may_move(s, index)) continue;
        const double now = s.cost_now(index);
        if (now <= 0) continue;
        if (const auto better = cheaper_slot(s, index, now))
            out.push_back({now - better->cost, s.tie(index), index});
    }
    std::ranges::sort(out, {}, [](const gain& g) { return std::tuple(-g.saved, g.tie, g.index); });
    return out;
}

} // namespace

bool improve(schedule& s) {
    bool any = false;
    for (auto gains = gains_of(s); !gains.empty(); gains = gains_of(s)) {
        for (const gain& g : gains) {
            const auto better = cheaper_slot(s, g.index, s.cost_now(g.index));
            if (!better) continue;
            s.leave(g.index);
            s.take(g.index, *better);
            any = true;
        }
    }
    return any;
}

} // namespace intouch::plan
