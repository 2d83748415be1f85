// SPDX-License-Identifier: MIT
#include "plan/solver/neighbourhood_search.hpp"

#include "plan/solver/candidate.hpp"
#include "plan/solver/objective.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>
#include <utility>

namespace intouch::plan {

namespace {

constexpr std::size_t no_position = static_cast<std::size_t>(-1);
/// Touches that give their slots up at a time.
constexpr std::size_t fewest_freed = 3;
constexpr std::size_t most_freed = 9;
constexpr std::int64_t steps_of_repair = 500;
/// The search gives up after so many repairs in vain, for each touch.
constexpr std::size_t repairs_in_vain = 40;

/// Touches of a subproblem, as bits.
using touch_set = std::uint64_t;
touch_set only(std::size_t touch) { return touch_set{1} << touch; }

class search {
public:
    search(subproblem& p, std::int64_t& budget)
        : problem_(p), budget_(budget), members_(p.slots.size()), used_(p.slots.size()),
          now_(p.touches.size(), no_position), known_(p.slots.size()) {
        for (std::size_t slot = 0; slot < p.slots.size(); ++slot) used_[slot] = p.slots[slot].used;
        for (std::size_t touch = 0; touch < p.touches.size(); ++touch) place(touch, p.touches[touch].chosen);
    }

    void run() {
        std::size_t in_vain = 0;
        while (budget_ > 0 && in_vain < repairs_in_vain * problem_.touches.size()) {
            const std::size_t size =
                fewest_freed + static_cast<std::size_t>(next_random() % (most_freed - fewest_freed + 1));
            const auto leaving = neighbourhood(size);
            if (leaving.empty()) break;
            in_vain = repair(leaving) ? 0 : in_vain + 1;
        }
        for (std::size_t touch = 0; touch < now_.size(); ++touch)
            problem_.touches[touch].chosen = now_[touch];
    }

private:
    /// splitmix64 (Steele, Lea and Flood 2014)
    std::uint64_t next_random() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    [[nodiscard]] const choice& chosen(std::size_t touch) const {
        return problem_.touches[touch].choices[now_[touch]];
    }
    void place(std::size_t touch, std::size_t at) {
        now_[touch] = at;
        const choice& c = chosen(touch);
        members_[c.slot] |= only(touch);
        used_[c.slot] += c.minutes;
    }
    void remove(std::size_t touch) {
        const choice& c = chosen(touch);
        members_[c.slot] &= ~only(touch);
        used_[c.slot] -= c.minutes;
        now_[touch] = no_position;
    }

    [[nodiscard]] bool fits(std::size_t touch, const choice& c) {
        const shared_slot& s = problem_.slots[c.slot];
        if (used_[c.slot] + c.minutes > s.capacity) return false;
        if (!s.ordered) return true;
        const touch_set together = members_[c.slot] | only(touch);
        if (!s.several_choices) {
            if (const auto known = known_[c.slot].find(together); known != known_[c.slot].end())
                return known->second;
        }
        bool any_start = s.taken.empty() && c.whole;
        std::vector<const choice*> members;
        for (touch_set rest = together; rest != 0; rest &= rest - 1) {
            const auto other = static_cast<std::size_t>(std::countr_zero(rest));
            members.push_back(other == touch ? &c : &chosen(other));
            any_start = any_start && members.back()->whole;
        }
        const bool fit = any_start || !starts_of(s, members).empty();
        if (!s.several_choices) known_[c.slot].emplace(together, fit);
        return fit;
    }

    /// The next touch that does not have its best choice, and touches of slots that it, or a touch chosen
    /// before, would rather have.
    std::vector<std::size_t> neighbourhood(std::size_t size) {
        std::size_t first = no_position;
        for (std::size_t tried = 0; tried < now_.size() && first == no_position; ++tried) {
            turn_ = (turn_ + 1) % now_.size();
            if (now_[turn_] > 0 && chosen(turn_).cost > problem_.touches[turn_].choices.front().cost)
                first = turn_;
        }
        if (first == no_position) return {};
        std::vector<std::size_t> out{first};
        touch_set taken = only(first);
        for (std::size_t tries = 0; tries < 6 * size && out.size() < size; ++tries) {
            const std::size_t from = out[static_cast<std::size_t>(next_random() % out.size())];
            const auto& choices = problem_.touches[from].choices;
            const std::size_t reach =
                std::min(choices.size(), now_[from] + 3); // the better ones, and two more
            const touch_set there =
                members_[choices[static_cast<std::size_t>(next_random() % reach)].slot] & ~taken;
            if (there == 0) continue;
            // All members or one: a long touch needs the whole slot.
            const bool all = next_random() % 2 == 0;
            const auto count = static_cast<std::size_t>(std::popcount(there));
            std::size_t skip = all ? 0 : static_cast<std::size_t>(next_random() % count);
            for (touch_set rest = there; rest != 0 && out.size() < size; rest &= rest - 1) {
                const auto touch = static_cast<std::size_t>(std::countr_zero(rest));
                if (!all && skip-- > 0) continue;
                taken |= only(touch);
                out.push_back(touch);
                if (!all) break;
            }
        }
        return out;
    }

    /// Places the touches again in the best way; whether that costs less.
    bool repair(const std::vector<std::size_t>& leaving) {
        open_ = leaving;
        best_ = 0;
        for (const std::size_t touch : leaving) best_ += chosen(touch).cost;
        best_choices_.clear();
        std::vector<std::size_t> choices;
        for (const std::size_t touch : leaving) {
            choices.push_back(now_[touch]);
            remove(touch);
        }
        best_ -= tolerance * (1 + best_);
        left_ = std::min(steps_of_repair, budget_);
        descend(0);
        const bool better = !best_choices_.empty();
        for (std::size_t i = 0; i < leaving.size(); ++i) {
            if (!better) place(leaving[i], choices[i]);
        }
        for (const auto& [touch, at] : best_choices_) place(touch, at);
        return better;
    }

    /// Branch and bound. Each open touch costs at least its cheapest choice with room for it alone; the touch
    /// that loses most without that choice is placed next.
    void descend(double cost) {
        --budget_;
        if (--left_ < 0) return;
        if (open_.empty()) {
            best_ = cost;
            best_choices_.clear();
            for (const std::size_t touch : placed_) best_choices_.emplace_back(touch, now_[touch]);
            return;
        }
        double least = cost;
        double most_regret = -1;
        std::size_t next = 0;
        double least_of_next = 0;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            double first = infinite_cost;
            double second = infinite_cost;
            for (const choice& c : problem_.touches[open_[i]].choices) {
                if (least + c.cost >= best_ && first == infinite_cost) return;
                if (first != infinite_cost && least + c.cost >= best_) break;
                if (!fits(open_[i], c)) continue;
                if (first != infinite_cost) {
                    second = c.cost;
                    break;
                }
                first = c.cost;
            }
            if (first == infinite_cost) return;
            least += first;
            if (least >= best_) return;
            const double regret = second - first;
            if (regret > most_regret) {
                most_regret = regret;
                next = i;
                least_of_next = first;
            }
        }
        const std::size_t touch = open_[next];
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(next));
        placed_.push_back(touch);
        const auto& choices = problem_.touches[touch].choices;
        for (std::size_t at = 0; at < choices.size(); ++at) {
            if (least - least_of_next + choices[at].cost >= best_ || left_ < 0) break;
            if (!fits(touch, choices[at])) continue;
            place(touch, at);
            descend(cost + choices[at].cost);
            remove(touch);
        }
        placed_.pop_back();
        open_.insert(open_.begin() + static_cast<std::ptrdiff_t>(next), touch);
    }

    subproblem& problem_;
    std::int64_t& budget_;
    std::vector<touch_set> members_;                         // by slot
    std::vector<int> used_;                                  // by slot
    std::vector<std::size_t> now_;                           // by touch: its choice
    std::vector<std::unordered_map<touch_set, bool>> known_; // by slot: which members fit together
    std::uint64_t state_ = 0;
    std::size_t turn_ = 0;
    // One repair.
    std::vector<std::size_t> open_;
    std::vector<std::size_t> placed_;
    std::vector<std::pair<std::size_t, std::size_t>> best_choices_;
    double best_ = 0;
    std::int64_t left_ = 0;
};

} // namespace

void neighbourhood_search(subproblem& p, std::int64_t& budget) { search(p, budget).run(); }

} // namespace intouch::plan
