// SPDX-License-Identifier: MIT
#include "plan/solver/calm.hpp"

#include "core/digest.hpp"
#include "plan/solver/days_by_cost.hpp"
#include "plan/solver/extract_subproblem.hpp"
#include "plan/solver/rollback.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// For each who moved, the fewer the more people there are: a contest whose least is out of reach would else
/// take all there is, after one entry as after a thousand.
constexpr std::int64_t steps_for_each_times_people = 200'000;
/// And no more than so many for all of them.
constexpr std::int64_t steps_times_people = 4'000'000;
constexpr std::int64_t least_steps = 400;
constexpr std::int64_t most_steps = 20'000;
/// Whom somebody who moved may change with.
constexpr std::size_t most_people = 24;
constexpr std::size_t usual_choices = 24;
/// So many may move for one who comes; beyond that nobody more moves so that others move less.
constexpr std::ptrdiff_t few = 4;
constexpr std::size_t most_choices = 120;
constexpr double infinite = std::numeric_limits<double>::infinity();

class calmer {
public:
    explicit calmer(board& b) : b_(b), done_(b.size()) {}

    bool run() {
        std::vector<std::tuple<double, std::uint64_t, std::size_t>> moved;
        for (std::size_t who = 0; who < b_.size(); ++who) {
            if (!free(who)) continue;
            const double movement = b_.movement(who, b_.where(who).day);
            if (movement > 0) moved.emplace_back(-movement, tie_break(b_.wanted(who).person), who);
        }
        std::ranges::sort(moved);
        const auto people = static_cast<std::int64_t>(std::max<std::size_t>(1, b_.size()));
        std::int64_t budget =
            std::min(std::clamp(steps_times_people / people, least_steps, most_steps),
                     (steps_for_each_times_people / people + 1) * static_cast<std::int64_t>(moved.size()));
        bool any = false;
        for (const auto& [movement, tie, who] : moved) {
            if (budget <= 0) break;
            if (!done_[who]) any = hold(who, budget) || any;
        }
        return any;
    }

private:
    [[nodiscard]] bool free(std::size_t who) const {
        return b_.where(who).lane != lane::none && !b_.fixed(who) && !b_.pin(who);
    }

    /// Its places by movement, of equal ones by what it pays there. Absent when its own is too far down the
    /// list of what it pays.
    std::optional<contestant> contestant_of(std::size_t who, contested& places) {
        const standing& at = b_.where(who);
        const standing& was = b_.published(who);
        contestant out;
        bool own = false;
        bool published = was.lane == lane::none;
        days_by_cost order(b_, who, false);
        while (order.cost() < infinite && out.choices.size() < most_choices &&
               (!own || !published || out.choices.size() < usual_choices)) {
            const double price = order.cost();
            const std::size_t on = order.take();
            for (const spot& s : b_.spots(who, on)) {
                if (!b_.open(who, s)) continue;
                choice c = places.choice_of(who, s);
                if (s.lane != b_.days_lane() && c.allowed.empty()) continue;
                const date day = day_of(c, places);
                c.price = price;
                c.cost = b_.movement(who, day);
                own = own || (s.lane == at.lane && s.bin == at.bin && day == at.day);
                published = published || (s.lane == was.lane && s.bin == was.bin);
                out.choices.push_back(std::move(c));
            }
        }
        if (!own) return std::nullopt;
        std::ranges::sort(out.choices, {}, [](const choice& o) {
            return std::tuple(o.cost, o.price, o.bin, o.allowed.empty() ? 0 : o.allowed.front().first);
        });
        const std::size_t bin = places.number_of(at.lane, at.bin);
        const auto stands = std::ranges::find_if(
            out.choices, [&](const choice& c) { return c.bin == bin && day_of(c, places) == at.day; });
        out.at = static_cast<std::size_t>(stands - out.choices.begin());
        return out;
    }

    [[nodiscard]] date day_of(const choice& c, const contested& places) const {
        const auto& [lane, bin] = places.place(c.bin);
        const int start = c.allowed.empty() ? 0 : c.allowed.front().first;
        return b_.day_of({.lane = lane, .bin = bin, .seat = {.start = start, .moved = {}}, .start = {}});
    }

    /// Among whoever moved first, those who sit where that one would rather, and so on.
    bool hold(std::size_t first, std::int64_t& budget) {
        contested places(b_);
        contest c;
        std::vector<std::size_t> people;
        std::vector<std::size_t> invited{first};
        for (std::size_t i = 0; i < invited.size(); ++i) {
            auto one = contestant_of(invited[i], places);
            if (!one) continue;
            const std::size_t reach = std::min(one->choices.size(), one->at + 3);
            for (std::size_t k = 0; k < reach; ++k) {
                const auto& [lane, bin] = places.place(one->choices[k].bin);
                for (const seat& s : b_.lanes()[lane][bin].seats) {
                    if (s.foreign || !free(s.who) || invited.size() >= most_people) continue;
                    if (std::ranges::find(invited, s.who) == invited.end()) invited.push_back(s.who);
                }
            }
            c.people.push_back(std::move(*one));
            people.push_back(invited[i]);
        }
        done_[first] = true;
        if (people.empty()) return false;
        for (std::size_t n = 0; n < places.size(); ++n) c.bins.push_back(places.bin_of(n, people));
        const contest as_they_sat = c;
        double least = 0;
        for (const contestant& p : c.people) least += p.choices.front().cost;
        settle(c, least, budget);
        return cost_of(c) < cost_of(as_they_sat) && sit_down(c, as_they_sat, people, places);
    }

    /// As the contest ended, those who stay where they are as little disturbed as may be. Whether they could.
    bool sit_down(const contest& c, const contest& as_they_sat, const std::vector<std::size_t>& people,
                  const contested& places) {
        as_it_was before(b_);
        struct move {
            std::size_t who;
            board::bin_id to;
            date day;
            bool keeps_away;
        };
        std::vector<move> moves;
        for (std::size_t i = 0; i < people.size(); ++i) {
            const contestant& now = c.people[i];
            const std::size_t then = as_they_sat.people[i].at;
            if (now.at == then) continue;
            const choice& to = now.choices[now.at];
            before.remember(places.place(to.bin).lane, places.place(to.bin).bin);
            before.remember(b_.where(people[i]).lane, b_.where(people[i]).bin);
            moves.push_back(
                {people[i], places.place(to.bin), day_of(to, places), places.keeps_away(people[i])});
        }
        const auto elsewhere = moved();
        for (const move& m : moves) b_.leave(m.who);
        const bool seated = std::ranges::all_of(moves, [&](const move& m) {
            const auto& [lane, bin] = m.to;
            const auto seat =
                b_.fit(m.who, lane, bin, m.keeps_away, plan::lane::none, b_.on_day(lane, bin, m.day));
            if (seat) b_.take(m.who, lane, bin, *seat);
            return seat.has_value();
        });
        if (seated && moved() <= std::max(elsewhere, few)) return true;
        for (const move& m : moves) b_.leave(m.who);
        before.put_back();
        return false;
    }

    /// Who stands elsewhere than published though they could stand there, be it a minute.
    [[nodiscard]] std::ptrdiff_t moved() const {
        std::ptrdiff_t count = 0;
        for (std::size_t who = 0; who < b_.size(); ++who)
            count += b_.steady(who) && b_.where(who) != b_.published(who) ? 1 : 0;
        return count;
    }

    board& b_;
    std::vector<bool> done_;
};

} // namespace

bool calm(board& b) { return calmer(b).run(); }

} // namespace intouch::plan
