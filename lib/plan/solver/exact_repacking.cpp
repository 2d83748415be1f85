// SPDX-License-Identifier: MIT
#include "plan/solver/exact_repacking.hpp"

#include "plan/solver/objective.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// Which touches are in a slot, and with which of their choices: four bits for each touch.
using member_key = std::uint64_t;
constexpr std::size_t most_choices = 15;

class repacking {
public:
    repacking(subproblem& p, std::int64_t steps)
        : problem_(p), left_(steps), order_(p.touches.size()), now_(p.touches.size()),
          members_(p.slots.size()), keys_(p.slots.size()), known_(p.slots.size()) {
        for (const shared_slot& s : p.slots) used_.push_back(s.used);
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::sort(order_, {}, [&](std::size_t touch) {
            const movable_touch& t = p.touches[touch];
            return std::tuple(-t.choices.front().minutes, t.choices.front().cost - t.choices.back().cost,
                              touch);
        });
        still_.resize(order_.size() + 1);
        for (std::size_t n = order_.size(); n-- > 0;)
            still_[n] = still_[n + 1] + p.touches[order_[n]].choices.front().cost;
    }

    bool run() {
        const double before = cost_of(problem_);
        below_ = before - tolerance * (1 + before);
        if (still_[0] >= below_) return false;
        descend(0, 0);
        if (best_.empty()) return false;
        for (std::size_t touch = 0; touch < best_.size(); ++touch)
            problem_.touches[touch].chosen = best_[touch];
        return true;
    }

private:
    void descend(std::size_t depth, double cost) {
        if (--left_ < 0) return;
        if (depth == order_.size()) {
            below_ = cost - tolerance * (1 + cost);
            best_ = now_;
            return;
        }
        const std::size_t touch = order_[depth];
        const auto& choices = problem_.touches[touch].choices;
        for (std::size_t at = 0; at < choices.size() && left_ > 0; ++at) {
            const choice& c = choices[at];
            if (cost + c.cost + still_[depth + 1] >= below_) break; // the cheapest come first
            if (used_[c.slot] + c.minutes > problem_.slots[c.slot].capacity) continue;
            const member_key key = member_key{at + 1} << 4 * touch;
            place(c, key);
            if (possible(c.slot)) {
                now_[touch] = at;
                descend(depth + 1, cost + c.cost);
            }
            remove(c, key);
        }
    }

    void place(const choice& c, member_key key) {
        used_[c.slot] += c.minutes;
        members_[c.slot].push_back(&c);
        keys_[c.slot] |= key;
    }
    void remove(const choice& c, member_key key) {
        used_[c.slot] -= c.minutes;
        members_[c.slot].pop_back();
        keys_[c.slot] &= ~key;
    }

    /// Whether the members of a slot find starts.
    bool possible(std::size_t slot) {
        const shared_slot& s = problem_.slots[slot];
        if (!s.ordered) return true;
        const bool any_order =
            s.taken.empty() && std::ranges::all_of(members_[slot], [](const choice* c) { return c->whole; });
        if (any_order) return true;
        const auto [known, fresh] = known_[slot].try_emplace(keys_[slot]);
        if (fresh) known->second = !starts_of(s, members_[slot]).empty();
        return known->second;
    }

    subproblem& problem_;
    std::int64_t left_;
    double below_ = 0;
    std::vector<std::size_t> order_;
    std::vector<double> still_;                       // by depth: the least cost of the touches from there on
    std::vector<std::size_t> now_;                    // by touch: its choice
    std::vector<std::size_t> best_;                   // the same; empty when nothing costs less
    std::vector<int> used_;                           // by slot
    std::vector<std::vector<const choice*>> members_; // by slot
    std::vector<member_key> keys_;                    // by slot
    std::vector<std::unordered_map<member_key, bool>> known_; // by slot: which members fit together
};

} // namespace

bool repack_exactly(subproblem& p, std::int64_t steps) {
    if (p.touches.empty() || p.touches.size() > most_in_pair) return false;
    const auto too_many = [](const movable_touch& t) { return t.choices.size() > most_choices; };
    if (std::ranges::any_of(p.touches, too_many)) return false;
    return repacking(p, steps).run();
}

} // namespace intouch::plan
