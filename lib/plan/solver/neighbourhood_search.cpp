// SPDX-License-Identifier: MIT
// Large-neighbourhood search (Shaw 1998) with an exact repair: of somebody who pays for others, and of those
// who stand where he would rather, a few leave their seats, and branch and bound finds the best way for them
// to sit down again. The sequence that chooses them is fixed, so the same contest ends the same way.
#include "plan/solver/neighbourhood_search.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace intouch::plan {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t nobody = static_cast<std::size_t>(-1);
/// How near the bound is near enough, and what a step must save: relative.
constexpr double near_enough = 1e-3;
constexpr double margin = 1e-9;
/// By how much a sum may differ from itself in another order: relative.
constexpr double noise = 1e-12;
/// People who leave their seats at a time, at least and at most.
constexpr std::size_t fewest = 3;
constexpr std::size_t most_leaving = 9;
/// Steps of one repair.
constexpr std::int64_t repair_steps = 500;

using set = std::uint64_t;
set only(std::size_t who) { return set{1} << who; }

/// How the members of a bin sit; the test of whether they can.
std::vector<int> arranged(const contest& c, std::size_t bin, const std::vector<const choice*>& members) {
    const contested_bin& b = c.bins[bin];
    std::vector<guest> guests;
    for (const choice* o : members) guests.push_back({o->minutes, o->allowed});
    return arrange(guests, b.others).value_or(std::vector<int>());
}

class searcher {
public:
    searcher(contest& c, std::int64_t& budget)
        : c_(c), budget_(budget), members_(c.bins.size()), used_(c.bins.size()),
          now_(c.people.size(), nobody), known_(c.bins.size()) {
        for (std::size_t bin = 0; bin < c.bins.size(); ++bin) used_[bin] = c.bins[bin].used;
        for (const contestant& p : c.people) {
            cheapest_.push_back(std::ranges::min(p.choices, {}, &choice::price).price);
            spent_ += cheapest_.back();
        }
        for (std::size_t who = 0; who < c.people.size(); ++who) sit(who, c.people[who].at);
        limit_ = spent_ * (1 + noise);
    }

    void run(double bound) {
        double cost = cost_of(c_);
        std::size_t idle = 0;
        const std::size_t patience = 40 * c_.people.size();
        while (budget_ > 0 && idle < patience && cost > bound * (1 + near_enough) + margin) {
            const std::size_t size = fewest + static_cast<std::size_t>(next() % (most_leaving - fewest + 1));
            const auto leaving = neighbourhood(size);
            if (leaving.empty()) return;
            const double saved = repair(leaving);
            cost -= saved;
            idle = saved > 0 ? 0 : idle + 1;
        }
        for (std::size_t who = 0; who < now_.size(); ++who) c_.people[who].at = now_[who];
    }

private:
    /// splitmix64 (Steele, Lea and Flood 2014)
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    [[nodiscard]] const choice& of(std::size_t who) const { return c_.people[who].choices[now_[who]]; }
    void sit(std::size_t who, std::size_t at) {
        now_[who] = at;
        members_[of(who).bin] |= only(who);
        used_[of(who).bin] += of(who).minutes;
        spent_ += of(who).price - cheapest_[who];
    }
    void rise(std::size_t who) {
        members_[of(who).bin] &= ~only(who);
        used_[of(who).bin] -= of(who).minutes;
        spent_ -= of(who).price - cheapest_[who];
        now_[who] = nobody;
    }

    [[nodiscard]] bool fits(std::size_t who, const choice& o) {
        const contested_bin& b = c_.bins[o.bin];
        if (used_[o.bin] + o.minutes > b.capacity) return false;
        if (spent_ + o.price - cheapest_[who] > limit_) return false;
        if (!b.ordered) return true;
        const set together = members_[o.bin] | only(who);
        if (!b.crosses) {
            if (const auto known = known_[o.bin].find(together); known != known_[o.bin].end())
                return known->second;
        }
        bool free = b.others.empty() && o.whole;
        std::vector<const choice*> members;
        for (std::size_t other = 0; other < now_.size(); ++other) {
            if ((together & only(other)) == 0) continue;
            members.push_back(other == who ? &o : &of(other));
            free = free && members.back()->whole;
        }
        const bool fit = free || !arranged(c_, o.bin, members).empty();
        if (!b.crosses) known_[o.bin].emplace(together, fit);
        return fit;
    }

    /// Somebody who pays, in turn, and people who sit where he, or one already chosen, would like to.
    std::vector<std::size_t> neighbourhood(std::size_t size) {
        std::size_t first = nobody;
        for (std::size_t tried = 0; tried < now_.size() && first == nobody; ++tried) {
            turn_ = (turn_ + 1) % now_.size();
            if (now_[turn_] > 0 && of(turn_).cost > c_.people[turn_].choices.front().cost) first = turn_;
        }
        if (first == nobody) return {};
        std::vector<std::size_t> out{first};
        set chosen = only(first);
        for (std::size_t tries = 0; tries < 6 * size && out.size() < size; ++tries) {
            const std::size_t from = out[static_cast<std::size_t>(next() % out.size())];
            const auto& choices = c_.people[from].choices;
            // What would be better for them, and a little beyond.
            const std::size_t reach = std::min(choices.size(), now_[from] + 3);
            const set there = members_[choices[static_cast<std::size_t>(next() % reach)].bin] & ~chosen;
            if (there == 0) continue;
            // All of them or one: a long touch needs the whole of a bin.
            const bool all = next() % 2 == 0;
            const auto count = static_cast<std::size_t>(std::popcount(there));
            std::size_t nth = all ? 0 : static_cast<std::size_t>(next() % count);
            for (set rest = there; rest != 0 && out.size() < size; rest &= rest - 1) {
                const auto who = static_cast<std::size_t>(std::countr_zero(rest));
                if (!all && nth-- > 0) continue;
                chosen |= only(who);
                out.push_back(who);
                if (!all) break;
            }
        }
        return out;
    }

    double repair(const std::vector<std::size_t>& leaving) {
        open_ = leaving;
        best_ = 0;
        for (const std::size_t who : leaving) best_ += of(who).cost;
        const double before = best_;
        best_at_.clear();
        std::vector<std::size_t> places;
        for (const std::size_t who : leaving) {
            places.push_back(now_[who]);
            rise(who);
        }
        best_ -= margin * (1 + best_);
        left_ = std::min(repair_steps, budget_);
        descend(0);
        const bool better = !best_at_.empty();
        for (std::size_t i = 0; i < leaving.size(); ++i) {
            if (!better) sit(leaving[i], places[i]);
        }
        for (const auto& [who, at] : best_at_) sit(who, at);
        return better ? before - best_ : 0;
    }

    /// Everybody still open costs at least the cheapest place that has room for him alone; who loses most by
    /// not getting it sits down next.
    void descend(double cost) {
        --budget_;
        if (--left_ < 0) return;
        if (open_.empty()) {
            best_ = cost;
            best_at_.clear();
            for (const std::size_t who : seated_) best_at_.emplace_back(who, now_[who]);
            return;
        }
        double least = cost;
        double most_regret = -1;
        std::size_t chosen = 0;
        double its_least = 0;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            double first = infinite;
            double second = infinite;
            const auto& choices = c_.people[open_[i]].choices;
            for (const choice& o : choices) {
                if (least + o.cost >= best_ && first == infinite) return;
                if (first != infinite && least + o.cost >= best_) break;
                if (!fits(open_[i], o)) continue;
                if (first != infinite) {
                    second = o.cost;
                    break;
                }
                first = o.cost;
            }
            if (first == infinite) return;
            least += first;
            if (least >= best_) return;
            const double regret = second - first;
            if (regret > most_regret) {
                most_regret = regret;
                chosen = i;
                its_least = first;
            }
        }
        const std::size_t who = open_[chosen];
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(chosen));
        seated_.push_back(who);
        const auto& choices = c_.people[who].choices;
        for (std::size_t at = 0; at < choices.size(); ++at) {
            if (least - its_least + choices[at].cost >= best_ || left_ < 0) break;
            if (!fits(who, choices[at])) continue;
            sit(who, at);
            descend(cost + choices[at].cost);
            rise(who);
        }
        seated_.pop_back();
        open_.insert(open_.begin() + static_cast<std::ptrdiff_t>(chosen), who);
    }

    contest& c_;
    std::int64_t& budget_;
    std::vector<set> members_; // by bin
    std::vector<int> used_;
    std::vector<std::size_t> now_; // by person: the choice
    std::vector<std::unordered_map<set, bool>> known_;
    std::vector<double> cheapest_; // by person
    double spent_ = 0;             // whoever is not seated counted at their cheapest
    double limit_ = 0;
    std::uint64_t state_ = 0;
    std::size_t turn_ = 0;
    // One repair.
    std::vector<std::size_t> open_;
    std::vector<std::size_t> seated_;
    std::vector<std::pair<std::size_t, std::size_t>> best_at_;
    double best_ = 0;
    std::int64_t left_ = 0;
};

} // namespace

double cost_of(const contest& c) {
    return std::accumulate(c.people.begin(), c.people.end(), 0.0,
                           [](double sum, const contestant& p) { return sum + p.choices[p.at].cost; });
}

void settle(contest& c, double bound, std::int64_t& budget) { searcher(c, budget).run(bound); }

std::vector<int> starts_in(const contest& c, std::size_t bin) {
    std::vector<const choice*> members;
    for (const contestant& p : c.people) {
        if (p.choices[p.at].bin == bin) members.push_back(&p.choices[p.at]);
    }
    if (!c.bins[bin].ordered) return std::vector<int>(members.size());
    return arranged(c, bin, members);
}

} // namespace intouch::plan
