// SPDX-License-Identifier: MIT
#include "plan/solver/find_slot.hpp"

#include "plan/solver/candidate.hpp"
#include "plan/solver/days_by_cost.hpp"
#include "plan/solver/fit.hpp"
#include "plan/solver/objective.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

class slot_finder {
public:
    slot_finder(schedule& s, std::size_t index, const slot_filter& w)
        : schedule_(s), index_(index), filter_(w), needed_(s.minutes_needed(index)),
          own_limits_(s.pin(index) || (s.demand_at(index).avoid && w.keep_avoid)) {}

    std::optional<candidate> cheapest() {
        days_by_cost order(schedule_, index_, true);
        while (true) {
            const double cost = order.cost();
            if (cost == infinite_cost || cost >= filter_.below) break;
            if (best_ && cost > best_->cost) break;
            const std::size_t day = order.take();
            const date on = schedule_.free().date_of(day);
            if (filter_.within_window && on > schedule_.demand_at(index_).latest) continue;
            if (on < filter_.from || on > filter_.to) continue;
            look_at(day, cost);
        }
        return std::move(best_);
    }

private:
    /// All slots of one day cost the same.
    void look_at(std::size_t day, double cost) {
        free_slots& free = schedule_.free();
        bool all_full = true;
        for (free_slot& s : schedule_.free_slots_on(index_, day)) {
            if (free.full(s)) continue;
            if (schedule_.room(s.id()) < needed_) {
                free.mark_full(s);
                continue;
            }
            all_full = false;
            if (!schedule_.open(index_, s) || s.id() == filter_.except) continue;
            if (best_ && !before_best(cost, s, soonest(s))) continue;
            auto arranged = fit(schedule_, index_, s.id(), filter_.keep_avoid, s.on_day);
            if (!arranged) {
                if (!own_limits_) free.mark_full(s);
                continue;
            }
            const instant start = schedule_.at(s.id()).start + minutes(arranged->start);
            if (best_ && !before_best(cost, s, start)) continue;
            best_ = candidate{.at = s.id(),
                              .arranged = std::move(*arranged),
                              .cost = cost,
                              .start = start,
                              .elsewhere = elsewhere(s),
                              .anyone = s.anyone};
        }
        if (all_full) free.close(schedule_.group_number(index_), day);
    }

    [[nodiscard]] bool elsewhere(const free_slot& s) const {
        return s.id() != schedule_.published(index_).at;
    }

    /// No start in that slot is before this one.
    [[nodiscard]] instant soonest(const free_slot& s) const {
        const slot& there = schedule_.at(s.id());
        const int packed = schedule_.timelines()[s.timeline].packed(s.slot);
        const bool crowd = there.allocations.size() > exact_up_to;
        return there.start + minutes(crowd && packed > s.earliest ? packed : s.earliest);
    }
    [[nodiscard]] bool before_best(double cost, const free_slot& s, instant start) const {
        return std::tuple(cost, elsewhere(s), s.anyone, start, std::size_t{s.timeline}) <
               std::tuple(best_->cost, best_->elsewhere, best_->anyone, best_->start, best_->at.timeline);
    }

    schedule& schedule_;
    std::size_t index_;
    const slot_filter& filter_;
    int needed_;
    bool own_limits_; ///< that a slot without room for this touch may have room for its group
    std::optional<candidate> best_;
};

} // namespace

namespace {

std::optional<candidate> cheapest_of_all(schedule& s, std::size_t index, const slot_filter& w) {
    while (true) {
        auto found = slot_finder(s, index, w).cheapest();
        const bool bounded = w.within_window || w.below < infinite_cost || w.to < date::max();
        if (found || bounded || !s.grow()) return found;
    }
}

} // namespace

std::optional<candidate> cheapest_slot(schedule& s, std::size_t index, const slot_filter& w) {
    auto any = cheapest_of_all(s, index, w);
    if (!any || w.keep_avoid || !s.demand_at(index).avoid) return any;
    slot_filter away = w;
    away.keep_avoid = true;
    away.below = std::min(w.below, any->cost * (1 + tolerance) + tolerance);
    auto kept = cheapest_of_all(s, index, away);
    return kept ? kept : any;
}

std::vector<near_slot> nearest_slots(schedule& s, std::size_t index, std::size_t count,
                                     const slot_filter& w) {
    struct ranked {
        near_slot found;
        bool elsewhere = true;
        bool anyone = true;
        instant start;
    };
    std::vector<ranked> all;
    const bool holds = holds_wish(s, index);
    days_by_cost order(s, index, false);
    // The cost is convex in the day: what costs more than both ends lies outside.
    const bool bounded = w.from > date::min() && w.to < date::max();
    const double most = bounded ? std::max(s.cost(index, w.from), s.cost(index, w.to)) : infinite_cost;
    while (all.size() < count && order.cost() < w.below && order.cost() <= most) {
        const double cost = order.cost();
        const std::size_t day = order.take();
        const date on = s.free().date_of(day);
        if (on < w.from || on > w.to) continue;
        for (const free_slot& f : s.free_slots_on(index, day)) {
            if (!s.open(index, f)) continue;
            if (holds && !s.is_day(f.id()) && allowed_starts(s, index, f.id(), true, f.on_day).empty())
                continue;
            all.push_back({{cost, f.id()}, f.id() != s.published(index).at, f.anyone, s.at(f.id()).start});
        }
    }
    std::ranges::sort(all, {}, [](const ranked& r) {
        return std::tuple(r.found.cost, r.elsewhere, r.anyone, r.start, r.found.at.timeline);
    });
    if (all.size() > count) all.resize(count);
    std::vector<near_slot> out;
    for (const ranked& r : all) out.push_back(r.found);
    return out;
}

} // namespace intouch::plan
