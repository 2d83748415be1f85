// SPDX-License-Identifier: MIT
#include "plan/solver/ejection_chain.hpp"

#include "plan/solver/find_slot.hpp"
#include "plan/solver/fit.hpp"
#include "plan/solver/objective.hpp"
#include "plan/solver/rollback.hpp"
#include "plan/solver/sort_once.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// Slots that are tried near the ideal date.
constexpr std::size_t slots_near_ideal = 4;
/// Days after the ideal date that are tried too, in intervals of the touch.
constexpr std::array days_ahead{0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0};
/// Touches that leave one slot together.
constexpr std::size_t most_together = 3;

struct step {
    std::size_t index;
    slot_id to;
    std::size_t gives_way;
};
struct chain {
    std::vector<step> steps{};
    std::size_t last = 0; ///< the touch that moves to a free slot
    candidate free{};
    double cost = 0; ///< of all changes
};

class chain_search {
public:
    chain_search(schedule& s, date until, const effort& e) : schedule_(s), until_(until), effort_(e) {}

    /// The cheapest chain for less than `below`, including the losses of the others.
    std::optional<chain> cheapest(std::size_t index, double below, int chain_left) {
        std::optional<chain> best;
        if (const position& now = schedule_.where(index); now.placed()) { // a touch that gives way
            const auto& may = schedule_.leeway_of(index);
            const slot_filter w{.keep_avoid = holds_wish(schedule_, index),
                                .below = below,
                                .except = now.at,
                                .from = may.from,
                                .to = may.to};
            if (auto free = cheapest_slot(schedule_, index, w)) {
                below = free->cost * (1 - tolerance);
                best = chain{.last = index, .free = std::move(*free)};
                best->cost = best->free.cost;
            }
        }
        if (chain_left == 0) return best;
        for (const option& o : options(index, below)) {
            const double now = schedule_.cost_now(o.other);
            const double limit = below - o.cost + now;
            if (limit <= 0 || !fit(schedule_, index, o.at, holds_wish(schedule_, index), any_start, o.other))
                continue;
            giving_way_.push_back(o.other);
            auto rest = cheapest(o.other, limit, chain_left - 1);
            giving_way_.pop_back();
            if (!rest || rest->cost + o.cost - now >= below) continue;
            rest->cost += o.cost - now;
            rest->steps.insert(rest->steps.begin(), {index, o.at, o.other});
            below = rest->cost * (1 - tolerance);
            best = std::move(rest);
        }
        return best;
    }

    /// False when two touches of the chain counted on the same minutes; then nothing changes.
    bool take(const chain& c) {
        rollback before(schedule_);
        for (const step& s : c.steps) {
            before.remember(s.to);
            before.remember(schedule_.where(s.gives_way).at); // another block, when the two overlap
        }
        before.remember(c.free.at);

        schedule_.leave(c.last);
        schedule_.take(c.last, c.free);
        for (auto s = c.steps.rbegin(); s != c.steps.rend(); ++s) {
            const bool holds = holds_wish(schedule_, s->index);
            schedule_.leave(s->index);
            const auto arranged = fit(schedule_, s->index, s->to, holds);
            if (!arranged) {
                schedule_.leave(c.last);
                for (const step& moved : c.steps) schedule_.leave(moved.index);
                before.restore();
                return false;
            }
            schedule_.take(s->index, s->to, *arranged);
        }
        return true;
    }

private:
    struct option {
        double estimate;
        double cost;
        std::size_t other;
        slot_id at;
    };

    /// Slots to try: near the ideal date, and further ahead. A touch that gives way only goes further ahead.
    std::vector<slot_id> slots_to_try(std::size_t index, double below) {
        std::vector<slot_id> out;
        const position& now = schedule_.where(index);
        const demand& d = schedule_.demand_at(index);
        if (!now.placed()) {
            for (const near_slot& near : nearest_slots(schedule_, index, slots_near_ideal, {.below = below}))
                out.push_back(near.at);
        }
        if (effort_.chain == 1) return out;
        const date from = now.placed() ? std::max(d.ideal, now.day) : d.ideal;
        for (const double share : days_ahead) {
            const date day = from + days(1 + static_cast<int>(share * d.interval));
            if (day >= until_) break;
            const auto id = first_slot_from(index, day);
            if (id && schedule_.leeway_of(index).holds(schedule_.at(*id).day)) out.push_back(*id);
        }
        sort_once(out);
        return out;
    }

    [[nodiscard]] std::optional<slot_id> first_slot_from(std::size_t index, date day) const {
        std::optional<slot_id> found;
        for (const std::size_t timeline : schedule_.timelines_for(index)) {
            const plan::timeline& line = schedule_.timelines()[timeline];
            std::size_t slot = std::max(line.from_day(day), schedule_.lowest(index, timeline));
            while (slot < line.size() && line[slot].capacity < 0) ++slot;
            if (slot == line.size()) continue;
            if (!found || line[slot].start < schedule_.at(*found).start) found = slot_id{timeline, slot};
        }
        return found;
    }

    /// Touches that could give way. The most promising lose least when they wait until slots are free again.
    std::vector<option> options(std::size_t index, double below) {
        std::vector<option> out;
        const int needed = schedule_.minutes_needed(index);
        for (const slot_id id : slots_to_try(index, below)) {
            const double cost = schedule_.least_cost(index, id);
            if (cost >= below) continue;
            const int missing = needed - schedule_.room(id);
            for (const allocation& a : schedule_.at(id).allocations) {
                if (a.index == index || a.length < missing || schedule_.fixed(a.index) ||
                    schedule_.pin(a.index) || !schedule_.leeway_of(a.index).gives_way)
                    continue;
                if (std::ranges::find(giving_way_, a.index) != giving_way_.end()) continue;
                const date then = std::max(until_, schedule_.demand_at(a.index).ideal);
                const double loss = schedule_.cost(a.index, then) - schedule_.cost_now(a.index);
                out.push_back({cost + loss, cost, a.index, id});
            }
        }
        std::ranges::sort(out, {}, [](const option& o) { return std::tuple(o.estimate, o.other); });
        if (out.size() > effort_.tried) out.resize(effort_.tried);
        return out;
    }

    schedule& schedule_;
    date until_;
    effort effort_;
    std::vector<std::size_t> giving_way_;
};

/// Several short touches leave a slot for a long one; each goes to a free slot.
class joint_ejection {
public:
    joint_ejection(schedule& s, std::size_t index) : schedule_(s), index_(index) {}

    /// Whether the long touch has a position now, for less than `below`, including the losses of the others.
    bool take(double below) {
        std::optional<slot_id> best;
        for (const near_slot& near : nearest_slots(schedule_, index_, slots_near_ideal, {.below = below})) {
            const auto cost = attempt(near.at, below, false);
            if (!cost) continue;
            below = *cost * (1 - tolerance);
            best = near.at;
        }
        return best && attempt(*best, below * (1 + 2 * tolerance) + tolerance, true);
    }

private:
    /// The fewest touches that free enough minutes. Of equal lengths, the shortest interval stays.
    [[nodiscard]] std::vector<std::size_t> touches_to_eject(slot_id id) const {
        int missing = schedule_.minutes_needed(index_) - schedule_.room(id);
        std::vector<allocation> movable;
        for (const allocation& a : schedule_.at(id).allocations)
            if (!a.foreign && !schedule_.fixed(a.index) && !schedule_.pin(a.index) &&
                schedule_.leeway_of(a.index).gives_way)
                movable.push_back(a);
        std::ranges::sort(movable, {}, [&](const allocation& a) {
            return std::tuple(-a.length, -schedule_.demand_at(a.index).interval, a.index);
        });
        std::vector<std::size_t> out;
        for (const allocation& a : movable) {
            if (missing <= 0 || out.size() == most_together) break;
            missing -= a.length;
            out.push_back(a.index);
        }
        if (missing > 0 || out.size() < 2) out.clear();
        return out;
    }

    /// The total cost, if it is less than `below`. Everything is as before, unless `stays`.
    std::optional<double> attempt(slot_id id, double below, bool stays) {
        const auto others = touches_to_eject(id);
        if (others.empty()) return std::nullopt;
        rollback before(schedule_);
        before.remember(id);
        double cost = 0;
        std::vector<bool> hold;
        for (const std::size_t other : others) {
            cost -= schedule_.cost_now(other);
            hold.push_back(holds_wish(schedule_, other));
            schedule_.leave(other);
        }
        bool placed = false;
        if (const auto arranged = fit(schedule_, index_, id, false)) {
            schedule_.take(index_, id, *arranged);
            cost += schedule_.cost_now(index_);
            placed = std::ranges::all_of(others, [&, n = std::size_t{0}](std::size_t other) mutable {
                const auto& may = schedule_.leeway_of(other);
                const slot_filter w{
                    .keep_avoid = hold[n++], .below = below - cost, .from = may.from, .to = may.to};
                const auto free = cheapest_slot(schedule_, other, w);
                if (!free) return false;
                before.remember(free->at);
                schedule_.take(other, *free);
                cost += free->cost;
                return cost < below;
            });
        }
        if (placed && stays) return cost;
        schedule_.leave(index_);
        for (const std::size_t other : others) schedule_.leave(other);
        before.restore();
        return placed ? std::optional(cost) : std::nullopt;
    }

    schedule& schedule_;
    std::size_t index_;
};

} // namespace

bool place_by_ejection(schedule& s, std::size_t index, const candidate& free, const effort& e) {
    chain_search search(s, s.day_of(free.at, free.arranged.start), e);
    const double below = free.cost * (1 - tolerance);
    const auto best = search.cheapest(index, below, e.chain);
    if (e.chain > 1 && joint_ejection(s, index).take(best ? best->cost * (1 - tolerance) : below))
        return true;
    return best && search.take(*best);
}

} // namespace intouch::plan
