// SPDX-License-Identifier: MIT
#include "plan/solver/settle_conflicts.hpp"

#include "plan/solver/days_by_cost.hpp"
#include "plan/solver/extract_subproblem.hpp"
#include "plan/solver/neighbourhood_search.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// The fewer people, the deeper the search: steps in all, of which small rosters use what they need.
constexpr std::int64_t steps_times_people_squared = 1'000'000'000;
constexpr std::int64_t least_steps = 800;
constexpr std::int64_t most_steps = 40'000;
/// Places that each may look at: those cheaper than its own, some more, and never more than the last.
constexpr std::size_t usual_choices = 40;
constexpr std::size_t most_choices = 160;
constexpr int bound_rounds = 80;
/// What it takes to gather a contestant and to price it for the bound, in steps.
constexpr std::int64_t steps_to_invite = 10;
constexpr std::int64_t steps_to_price = 20;
constexpr double margin = 1e-9;
constexpr double infinite = std::numeric_limits<double>::infinity();

class contender {
public:
    explicit contender(board& b) : b_(b), done_(b.size()) {}

    optimality run() {
        std::vector<std::tuple<double, std::size_t>> unhappy;
        for (std::size_t who = 0; who < b_.size(); ++who) {
            if (b_.where(who).lane == lane::none) continue;
            const double now = b_.cost(who, b_.where(who).day);
            all_ += free(who) ? 1 : 0;
            out_.cost += now;
            const double least = free(who) && now > 0 ? least_of(who) : now;
            out_.bound += least;
            if (now > least + margin) unhappy.emplace_back(least - now, who);
        }
        std::ranges::sort(unhappy);
        const auto people = static_cast<std::int64_t>(std::max<std::size_t>(1, b_.size()));
        std::int64_t budget =
            std::clamp(steps_times_people_squared / (people * people), least_steps, most_steps);
        const std::int64_t all = budget;
        for (const auto& [excess, who] : unhappy) {
            if (budget <= 0) break;
            if (!done_[who]) hold(who, budget);
        }
        out_.steps = all - budget;
        return out_;
    }

private:
    [[nodiscard]] bool free(std::size_t who) const {
        return b_.where(who).lane != lane::none && !b_.fixed(who) && !b_.pin(who) && !b_.steady(who);
    }
    double least_of(std::size_t who) {
        for (days_by_cost order(b_, who, false); order.cost() < infinite;) {
            const double cost = order.cost();
            const auto spots = b_.spots(who, order.take());
            if (std::ranges::any_of(spots, [&](const spot& s) { return b_.open(who, s); })) return cost;
        }
        return b_.cost(who, b_.where(who).day);
    }

    // Of the contest that is held.

    /// Absent when its own place is too far down the list.
    std::optional<contestant> contestant_of(std::size_t who, contested& places) {
        const standing& at = b_.where(who);
        contestant out;
        bool found = false;
        days_by_cost order(b_, who, false);
        while (order.cost() < infinite && out.choices.size() < most_choices &&
               (!found || out.choices.size() < usual_choices)) {
            const double cost = order.cost();
            for (const spot& s : b_.spots(who, order.take())) {
                if (!b_.open(who, s)) continue;
                choice c = places.choice_of(who, s);
                c.cost = cost;
                if (s.lane != b_.days_lane() && c.allowed.empty()) continue; // all of it near that hour
                out.choices.push_back(std::move(c));
                found = found || (s.lane == at.lane && s.bin == at.bin && cost == b_.cost(who, at.day));
            }
        }
        if (!found) return std::nullopt;
        out.elsewhere = order.cost();
        std::ranges::sort(out.choices, {}, [](const choice& o) {
            return std::tuple(o.cost, o.bin, o.allowed.empty() ? 0 : o.allowed.front().first);
        });
        const std::size_t own = places.number_of(at.lane, at.bin);
        const double now = b_.cost(who, at.day);
        while (out.at < out.choices.size() &&
               (out.choices[out.at].bin != own || out.choices[out.at].cost != now)) {
            ++out.at;
        }
        if (out.at == out.choices.size()) return std::nullopt;
        return out;
    }

    /// Who is free and sits there.
    void invite(std::size_t lane, std::size_t bin, std::vector<std::size_t>& people) {
        for (const seat& s : b_.lanes()[lane][bin].seats) {
            if (s.foreign || done_[s.who] || !free(s.who) || people.size() >= contest::most) continue;
            done_[s.who] = true;
            people.push_back(s.who);
        }
    }

    /// Of a bin, by those who are in no contest.
    [[nodiscard]] int used_by_stay(const board::bin_id& at) const {
        int used = 0;
        for (const seat& s : b_.lanes()[at.lane][at.bin].seats)
            if (s.foreign || !free(s.who)) used += s.length;
        return used;
    }

    void hold(std::size_t first, std::int64_t& budget) {
        contested places(b_);
        contest c;
        std::vector<std::size_t> people;
        std::vector<std::size_t> invited{first};
        done_[first] = true;
        for (std::size_t who = 0; who < b_.size(); ++who) {
            if (all_ > contest::most) break;
            if (done_[who] || !free(who)) continue;
            done_[who] = true;
            invited.push_back(who);
        }
        for (std::size_t i = 0; i < invited.size(); ++i) {
            auto one = contestant_of(invited[i], places);
            if (!one) continue;
            // Those who sit in better places, and in the next to which this one could give way.
            const std::size_t reach = std::min(one->choices.size(), one->at + 3);
            for (std::size_t k = 0; k < reach; ++k) {
                const auto [lane, bin] = places.place(one->choices[k].bin);
                invite(lane, bin, invited);
            }
            c.people.push_back(std::move(*one));
            people.push_back(invited[i]);
        }
        if (c.people.empty()) return;
        for (std::size_t n = 0; n < places.size(); ++n) {
            c.bins.push_back(places.bin_of(n, people));
            c.bins.back().used_by_stay = used_by_stay(places.place(n));
        }
        ++out_.contests;
        const double before = cost_of(c);
        double least = 0;
        for (const contestant& p : c.people) least += p.choices.front().cost;
        // A round is many small steps, of which a big roster has few to spare.
        const auto count = static_cast<std::int64_t>(people.size());
        const bool priced = count * steps_to_price < budget / 2;
        const double bound = priced ? lower_bound(c, bound_rounds) : least;
        budget -= count * (priced ? steps_to_invite + steps_to_price : steps_to_invite);
        const contest as_it_was = c;
        settle(c, bound, budget);
        out_.bound += bound - least;
        if (cost_of(c) < before && write_back(c, as_it_was, people, places)) out_.cost += cost_of(c) - before;
    }

    bool write_back(const contest& c, const contest& as_it_was, const std::vector<std::size_t>& people,
                    const contested& places) {
        std::vector<bool> changed(c.bins.size());
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (c.people[i].at == as_it_was.people[i].at) continue;
            changed[c.people[i].choices[c.people[i].at].bin] = true;
            changed[as_it_was.people[i].choices[as_it_was.people[i].at].bin] = true;
        }
        struct move {
            std::size_t who;
            std::size_t bin;
            int start;
        };
        std::vector<move> moves;
        for (std::size_t bin = 0; bin < c.bins.size(); ++bin) {
            if (!changed[bin]) continue;
            const auto starts = starts_in(c, bin);
            std::size_t nth = 0;
            for (std::size_t i = 0; i < people.size(); ++i) {
                if (c.people[i].choices[c.people[i].at].bin != bin) continue;
                if (nth == starts.size()) return false;
                moves.push_back({people[i], bin, starts[nth++]});
            }
        }
        for (const move& m : moves) b_.leave(m.who);
        for (const move& m : moves)
            b_.take(m.who, places.place(m.bin).lane, places.place(m.bin).bin,
                    {.start = m.start, .moved = {}});
        return true;
    }

    board& b_;
    optimality out_;
    std::vector<bool> done_;
    std::size_t all_ = 0; ///< who is free; few enough are one contest
};

} // namespace

optimality contend(board& b) { return contender(b).run(); }

} // namespace intouch::plan
