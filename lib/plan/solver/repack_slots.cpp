// SPDX-License-Identifier: MIT
#include "plan/solver/repack_slots.hpp"

#include "plan/solver/candidate.hpp"
#include "plan/solver/exact_repacking.hpp"
#include "plan/solver/extract_subproblem.hpp"
#include "plan/solver/find_slot.hpp"
#include "plan/solver/fit.hpp"
#include "plan/solver/objective.hpp"
#include "plan/solver/sort_once.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// Up to so many touches, every pair is looked at that a touch could use.
constexpr std::size_t small_roster = 64;
/// Slots of a touch, the cheapest first, on a small roster and on a big one.
constexpr std::size_t slots_of_small = 48;
constexpr std::size_t slots_of_big = 16;
/// On a big roster, only the touches that pay most are looked at, with their cheapest slots.
constexpr std::size_t touches_of_big = 8;
constexpr std::size_t cheaper_of_big = 4;
/// To let a touch in, each touch in its way has so many ways out.
constexpr std::size_t ways_of_touch = 4;
constexpr double free_below = 1e6; // no slot that costs more is worth a look

class slot_repacker {
public:
    explicit slot_repacker(schedule& s) : schedule_(s), nearest_(s.size()) {
        for (std::size_t index = 0; index < s.size(); ++index) {
            if (!movable(index)) continue;
            movable_.push_back(index);
            any_new_ = any_new_ || !s.steady(index);
        }
        small_ = movable_.size() <= small_roster;
    }

    bool run() {
        bool any = false;
        if (!any_new_) return false; // the next plan of the same day changes nothing
        while (pass()) any = true;
        return any;
    }

private:
    [[nodiscard]] bool movable(std::size_t index) const {
        if (!schedule_.placed(index) || schedule_.fixed(index) || schedule_.pin(index)) return false;
        return !schedule_.steady(index) || schedule_.leeway_of(index).hides(schedule_.where(index).day);
    }
    [[nodiscard]] bool late(std::size_t index) const {
        return schedule_.where(index).day > schedule_.latest(index);
    }

    const std::vector<near_slot>& nearest(std::size_t index) {
        std::vector<near_slot>& known = nearest_[index];
        if (known.empty())
            known = nearest_slots(schedule_, index, small_ ? slots_of_small : slots_of_big, days_of(index));
        return known;
    }

    /// The days on which the touch may come: an about touch only where it moves unseen.
    [[nodiscard]] slot_filter days_of(std::size_t index) const {
        if (!schedule_.steady(index)) return {};
        const auto [from, to] = schedule_.leeway_of(index).unseen_days();
        return {.from = from, .to = to};
    }

    /// The touches that pay more than they would alone, the greatest difference first.
    std::vector<std::size_t> that_pay() {
        std::vector<std::tuple<double, std::uint64_t, std::size_t>> found;
        for (const std::size_t index : movable_) {
            const double now = schedule_.cost_now(index);
            // On a big roster the cost alone tells enough; the slots of everybody take too long to find.
            if (small_ && now > 0 && nearest(index).empty()) continue;
            const double more = small_ && now > 0 ? now - nearest(index).front().cost : now;
            if (more > tolerance * (1 + now)) found.emplace_back(-more, schedule_.tie(index), index);
        }
        std::ranges::sort(found);
        std::vector<std::size_t> out;
        for (const auto& [more, tie, index] : found) out.push_back(index);
        if (!small_ && out.size() > touches_of_big) out.resize(touches_of_big);
        return out;
    }

    bool pass() {
        bool any = false;
        const auto paying = that_pay();
        for (const std::size_t index : paying) {
            while (paired(index)) any = true;
        }
        if (any || !small_) return any;
        for (const std::size_t index : paying) {
            while (late(index) && inserted(index)) any = true;
        }
        return any;
    }

    /// Looks for three slots that let a late touch in, while others go to free slots elsewhere; whether the
    /// cost got less.
    bool inserted(std::size_t index) {
        const slot_id own = schedule_.where(index).at;
        const double now = schedule_.cost_now(index);
        const std::vector<near_slot> near = nearest(index);
        for (const near_slot& first : near) {
            if (first.cost >= now * (1 - tolerance)) break;
            if (first.at == own) continue;
            for (const slot_id second : ways_out(first.at)) {
                for (const slot_id third : ways_out(second)) {
                    if (second == own || third == own || third == first.at) continue;
                    if (repack({first.at, second, third}, index)) return true;
                }
            }
        }
        return false;
    }

    /// The first slots to which the touches of a slot would rather go than anywhere else.
    std::vector<slot_id> ways_out(slot_id from) {
        std::vector<slot_id> out;
        for (const allocation& a : schedule_.at(from).allocations) {
            if (a.foreign || !movable(a.index)) continue;
            std::size_t taken = 0;
            for (const near_slot& other : nearest(a.index)) {
                if (other.at == from) continue;
                out.push_back(other.at);
                if (++taken == ways_of_touch) break;
            }
        }
        sort_once(out);
        return out;
    }

    /// Looks for a better slot for the touch, with two slots; whether the cost got less.
    bool paired(std::size_t index) {
        const slot_id own = schedule_.where(index).at;
        const double now = schedule_.cost_now(index);
        const auto& near = nearest(index);
        const std::size_t most = small_ ? near.size() : std::min(near.size(), cheaper_of_big);
        for (std::size_t n = 0; n < most; ++n) {
            if (near[n].cost >= now * (1 - tolerance)) break;
            if (near[n].at != own && repack({own, near[n].at})) return true;
        }
        return false;
    }

    /// Whether the touches of these slots cost less now. With a touch from outside, each of them may also go to
    /// its cheapest free slot.
    bool repack(std::vector<slot_id> slots, std::optional<std::size_t> from_outside = std::nullopt) {
        const std::size_t machines = slots.size();
        for (std::size_t n = 0; n < machines; ++n) {
            const auto together = schedule_.sharing_time(slots[n]);
            slots.insert(slots.end(), together.begin(), together.end());
        }
        sort_once(slots);
        std::vector<std::size_t> indices;
        for (const slot_id id : slots) {
            for (const allocation& a : schedule_.at(id).allocations)
                if (!a.foreign && movable(a.index)) indices.push_back(a.index);
        }
        if (indices.size() > (machines == 2 ? most_in_pair : most_in_triple)) return false;
        if (from_outside && std::ranges::find(indices, *from_outside) == indices.end())
            indices.push_back(*from_outside);
        if (!may_gain(slots, indices) || !fresh(slots, from_outside)) return false;
        extraction taken(schedule_);
        subproblem p;
        for (const slot_id id : slots) static_cast<void>(taken.number_of(id));
        for (const std::size_t index : indices) {
            p.touches.push_back(
                movable_touch_of(index, from_outside ? with_free(index, slots) : slots, taken));
            if (p.touches.back().chosen == p.touches.back().choices.size()) return false; // no longer allowed
        }
        for (std::size_t n = 0; n < taken.size(); ++n) p.slots.push_back(taken.slot_without(n, indices));
        if (!repack_exactly(p) || !apply(p, indices, taken)) return false;
        for (const slot_id id : slots) ++changes_[id];
        for (const std::size_t index : indices) ++changes_[schedule_.where(index).at];
        return true;
    }

    /// The slots, that of the touch, and the cheapest of all others with room for it.
    std::vector<slot_id> with_free(std::size_t index, std::vector<slot_id> slots) {
        const slot_id own = schedule_.where(index).at;
        const auto add = [&](slot_id id) {
            if (std::ranges::find(slots, id) == slots.end()) slots.push_back(id);
        };
        add(own);
        slot_filter w = days_of(index);
        w.keep_avoid = holds_wish(schedule_, index);
        w.below = free_below;
        w.except = own;
        if (const auto free = cheapest_slot(schedule_, index, w)) add(free->at);
        return slots;
    }

    /// Whether the bound of the search lies below the cost now.
    [[nodiscard]] bool may_gain(const std::vector<slot_id>& slots,
                                const std::vector<std::size_t>& indices) const {
        double saved = 0;
        double all = 0;
        for (const std::size_t index : indices) {
            const double now = schedule_.cost_now(index);
            double least = now;
            for (const slot_id id : slots) {
                if (schedule_.accepts(index, id.timeline) && schedule_.open(index, id))
                    least = std::min(least, schedule_.least_cost(index, id));
            }
            saved += now - least;
            all += now;
        }
        return saved > tolerance * (1 + all);
    }

    /// Whether something changed in these slots since they were repacked.
    bool fresh(const std::vector<slot_id>& slots, std::optional<std::size_t> from_outside) {
        std::vector<std::size_t> key;
        if (from_outside) key.push_back(*from_outside);
        for (const slot_id id : slots) {
            const auto changes = changes_.find(id);
            key.push_back(id.timeline);
            key.push_back(id.slot);
            key.push_back(changes == changes_.end() ? 0 : changes->second);
        }
        return tried_.insert(std::move(key)).second;
    }

    movable_touch movable_touch_of(std::size_t index, const std::vector<slot_id>& slots, extraction& taken) {
        const position& now = schedule_.where(index);
        movable_touch out;
        for (const slot_id id : slots) {
            if (!schedule_.accepts(index, id.timeline) || !schedule_.open(index, id)) continue;
            const date first = schedule_.at(id).day;
            const days last(schedule_.at(id).crosses_midnight() ? 1 : 0);
            for (date day = first; day <= first + last; day += days(1)) {
                for (const free_slot& f : schedule_.free_slots_on(index, schedule_.free().day_of(day))) {
                    if (f.id() != id || day < schedule_.demand_at(index).earliest) continue;
                    if (schedule_.steady(index) && !schedule_.leeway_of(index).hides(day)) continue;
                    choice c = taken.choice_of(index, f);
                    if (!schedule_.is_day(id) && c.allowed.empty()) continue;
                    c.cost = schedule_.cost(index, day);
                    out.choices.push_back(std::move(c));
                }
            }
        }
        taken.put_in_order(out, now);
        return out;
    }

    /// Moves the touches to the slots that they chose. In slots that share time the order counts across blocks,
    /// so each touch begins exactly when the subproblem says.
    bool apply(const subproblem& p, const std::vector<std::size_t>& indices, const extraction& taken) {
        std::vector<int> starts(indices.size());
        for (std::size_t n = 0; n < p.slots.size(); ++n) {
            const std::vector<int> found = starts_in(p, n);
            std::size_t next = 0;
            for (std::size_t i = 0; i < indices.size(); ++i) {
                const choice& c = p.touches[i].choices[p.touches[i].chosen];
                if (c.slot != n) continue;
                if (next == found.size()) return false;
                starts[i] = taken.start_of(c, found[next++]);
            }
        }
        for (const std::size_t index : indices) schedule_.leave(index);
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const choice& c = p.touches[i].choices[p.touches[i].chosen];
            schedule_.take(indices[i], taken.slot_of(c), {.start = starts[i]});
        }
        return true;
    }

    schedule& schedule_;
    std::vector<std::size_t> movable_;
    std::vector<std::vector<near_slot>> nearest_; // by touch
    std::map<slot_id, std::size_t> changes_;      // of a slot, by this search
    std::set<std::vector<std::size_t>> tried_;    // slots, each with its changes
    bool small_ = false;
    bool any_new_ = false;
};

} // namespace

bool repack_slots(schedule& s) { return slot_repacker(s).run(); }

} // namespace intouch::plan
