// SPDX-License-Identifier: MIT
#include "plan/solver/settle_conflicts.hpp"

#include "plan/solver/candidate.hpp"
#include "plan/solver/days_by_cost.hpp"
#include "plan/solver/extract_subproblem.hpp"
#include "plan/solver/fit.hpp"
#include "plan/solver/neighbourhood_search.hpp"
#include "plan/solver/objective.hpp"
#include "plan/solver/rollback.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// The work of adding a touch to a subproblem, in steps of search.
constexpr std::int64_t steps_to_invite = 10;
/// Choices of one touch. There are more when it needs more to find its own slot.
constexpr std::size_t usual_choices = 40;
constexpr std::size_t choices_at_most = 160;

/// Few touches get a deeper search than many.
std::int64_t steps_for(std::size_t touches) {
    const auto all = static_cast<std::int64_t>(std::max<std::size_t>(1, touches));
    return std::clamp<std::int64_t>(1'000'000'000 / (all * all), 800, 40'000);
}

class settler {
public:
    explicit settler(schedule& s) : schedule_(s), done_(s.size()) {}

    void run() {
        std::int64_t budget = steps_for(schedule_.size());
        for (const std::size_t index : that_pay()) {
            if (budget <= 0) break;
            if (!done_[index]) settle_around(index, budget);
        }
    }

private:
    [[nodiscard]] bool movable(std::size_t index) const {
        return schedule_.placed(index) && !schedule_.fixed(index) && !schedule_.pin(index) &&
               !schedule_.steady(index);
    }

    /// The touches that cost more than they would alone, the greatest difference first.
    std::vector<std::size_t> that_pay() {
        std::vector<std::tuple<double, std::size_t>> found;
        for (std::size_t index = 0; index < schedule_.size(); ++index) {
            if (!movable(index)) continue;
            ++movable_count_;
            const double now = schedule_.cost_now(index);
            const double more = now > 0 ? now - cost_alone(index) : 0;
            if (more > tolerance) found.emplace_back(-more, index);
        }
        std::ranges::sort(found);
        std::vector<std::size_t> out;
        for (const auto& [difference, index] : found) out.push_back(index);
        return out;
    }
    /// The least cost in an empty schedule.
    double cost_alone(std::size_t index) {
        for (days_by_cost order(schedule_, index, false); order.cost() < infinite_cost;) {
            const double cost = order.cost();
            const auto slots = schedule_.free_slots_on(index, order.take());
            if (std::ranges::any_of(slots, [&](const free_slot& s) { return schedule_.open(index, s); }))
                return cost;
        }
        return schedule_.cost_now(index);
    }

    /// The slots of a touch, the cheapest first. Absent when its own slot is too far down the list.
    std::optional<movable_touch> movable_touch_of(std::size_t index, extraction& taken) {
        const position& now = schedule_.where(index);
        movable_touch out;
        bool own_found = false;
        days_by_cost order(schedule_, index, false);
        while (order.cost() < infinite_cost && out.choices.size() < choices_at_most &&
               (!own_found || out.choices.size() < usual_choices)) {
            const double cost = order.cost();
            for (const free_slot& s : schedule_.free_slots_on(index, order.take())) {
                if (!schedule_.open(index, s)) continue;
                choice c = taken.choice_of(index, s);
                if (!schedule_.is_day(s.id()) && c.allowed.empty()) continue; // all near the hour to avoid
                c.cost = cost;
                own_found = own_found || (s.id() == now.at && taken.day_of(c) == now.day);
                out.choices.push_back(std::move(c));
            }
        }
        if (!own_found) return std::nullopt;
        taken.put_in_order(out, now);
        return out;
    }

    /// Adds the movable touches of a slot.
    void invite(slot_id id, std::vector<std::size_t>& invited) {
        for (const allocation& a : schedule_.at(id).allocations) {
            if (invited.size() >= subproblem::most_touches) return;
            if (movable(a.index) && !done_[a.index]) add(a.index, invited);
        }
    }
    void add(std::size_t index, std::vector<std::size_t>& invited) {
        done_[index] = true;
        invited.push_back(index);
    }

    void settle_around(std::size_t first, std::int64_t& budget) {
        std::vector<std::size_t> invited;
        add(first, invited);
        if (movable_count_ <= subproblem::most_touches) { // one subproblem holds them all
            for (std::size_t index = 0; index < schedule_.size(); ++index)
                if (!done_[index] && movable(index)) add(index, invited);
        }
        extraction taken(schedule_);
        subproblem p;
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < invited.size(); ++i) {
            auto touch = movable_touch_of(invited[i], taken);
            if (!touch) continue;
            // The touches of better slots, and of the next slots to which this one could go.
            const std::size_t reach = std::min(touch->choices.size(), touch->chosen + 3);
            for (std::size_t k = 0; k < reach; ++k) invite(taken.slot_of(touch->choices[k]), invited);
            p.touches.push_back(std::move(*touch));
            indices.push_back(invited[i]);
        }
        if (indices.empty()) return;
        for (std::size_t n = 0; n < taken.size(); ++n) p.slots.push_back(taken.slot_without(n, indices));
        search(p, budget, indices, taken);
    }

    void search(subproblem& p, std::int64_t& budget, const std::vector<std::size_t>& indices,
                const extraction& taken) {
        budget -= static_cast<std::int64_t>(indices.size()) * steps_to_invite;
        const double before = cost_of(p);
        std::vector<std::size_t> chosen_before;
        for (const movable_touch& t : p.touches) chosen_before.push_back(t.chosen);
        neighbourhood_search(p, budget);
        if (cost_of(p) < before) apply(p, chosen_before, indices, taken);
    }

    /// Moves the touches that chose another slot; the others stay as they are wherever possible.
    void apply(const subproblem& p, const std::vector<std::size_t>& chosen_before,
               const std::vector<std::size_t>& indices, const extraction& taken) {
        struct move {
            std::size_t index;
            slot_id to;
            date day;
            bool holds_wish;
        };
        rollback before(schedule_);
        std::vector<move> moves;
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const movable_touch& t = p.touches[i];
            if (t.chosen == chosen_before[i]) continue;
            const choice& to = t.choices[t.chosen];
            before.remember(taken.slot_of(to));
            before.remember(schedule_.where(indices[i]).at);
            moves.push_back(
                {indices[i], taken.slot_of(to), taken.day_of(to), holds_wish(schedule_, indices[i])});
        }
        for (const move& m : moves) schedule_.leave(m.index);
        const bool placed = std::ranges::all_of(moves, [&](const move& m) {
            const start_range day = schedule_.on_day(m.to, m.day);
            const auto arranged = fit(schedule_, m.index, m.to, m.holds_wish, day);
            if (arranged) schedule_.take(m.index, m.to, *arranged);
            return arranged.has_value();
        });
        if (placed) return;
        for (const move& m : moves) schedule_.leave(m.index);
        before.restore();
    }

    schedule& schedule_;
    std::vector<bool> done_;
    std::size_t movable_count_ = 0;
};

} // namespace

void settle_conflicts(schedule& s) { settler(s).run(); }

} // namespace intouch::plan
