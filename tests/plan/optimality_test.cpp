// SPDX-License-Identifier: MIT
// Contests small enough to try every arrangement. The planner as a whole is held against a solver by
// bench/optimality.
#include "plan/generated.hpp"
#include "plan/solver/neighbourhood_search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace intouch::plan;
using intouch::test::dice;

namespace {

/// Three to seven people and as many bins as it takes; hours bind in every other.
contest some_contest(dice& d, bool hours) {
    contest c;
    const int people = 3 + d.below(5);
    for (int i = 0; i < people + 4; ++i) {
        c.bins.push_back({.others = {}, .capacity = 60, .ordered = true});
        if (d.one_in(5)) {
            c.bins.back().others = {{20, 40}};
            c.bins.back().used = 20;
            c.bins.back().used_by_stay = d.one_in(2) ? 20 : 0;
        }
    }
    for (int i = 0; i < people; ++i) {
        const int length = std::array{5, 20, 25, 25, 40}[static_cast<std::size_t>(d.below(5))];
        const int ideal = d.below(4);
        contestant p;
        for (std::size_t bin = 0; bin < c.bins.size(); ++bin) {
            const int late = static_cast<int>(bin) - ideal;
            const int first = hours && d.one_in(2) ? 5 * d.below(5) : 0;
            const int last = hours && d.one_in(3) ? std::max(first, 30 - length) : 60 - length;
            if (last < first) continue;
            p.choices.push_back({.bin = bin,
                                 .cost = static_cast<double>((late < 0 ? 1 : 2) * late * late * length),
                                 .minutes = length,
                                 .allowed = {{first, last}},
                                 .whole = first == 0 && last == 60 - length});
        }
        std::ranges::sort(p.choices, {}, [](const choice& o) { return std::pair(o.cost, o.bin); });
        p.elsewhere = std::numeric_limits<double>::infinity();
        c.people.push_back(std::move(p));
    }
    return c;
}

bool possible(const contest& c) {
    for (std::size_t bin = 0; bin < c.bins.size(); ++bin) {
        const auto members =
            std::ranges::count_if(c.people, [&](const contestant& p) { return p.choices[p.at].bin == bin; });
        if (members > 0 && starts_in(c, bin).empty()) return false;
    }
    return true;
}

double least_of_all(contest& c, std::size_t who, double so_far, double best) {
    if (so_far >= best) return best;
    if (who == c.people.size()) return possible(c) ? so_far : best;
    for (std::size_t at = 0; at < c.people[who].choices.size(); ++at) {
        c.people[who].at = at;
        best = least_of_all(c, who + 1, so_far + c.people[who].choices[at].cost, best);
    }
    return best;
}

/// Seats everybody one after another where there is room; absent when somebody finds none.
bool seat(contest& c) {
    contest with = c;
    with.people.clear();
    for (contestant p : c.people) {
        with.people.push_back(p);
        bool found = false;
        for (std::size_t at = 0; at < p.choices.size() && !found; ++at) {
            with.people.back().at = at;
            found = possible(with);
        }
        if (!found) return false;
    }
    c = with;
    return true;
}

} // namespace

TEST_CASE("a contest ends at the least cost of all arrangements and never below its bound") {
    int better = 0;
    int proven = 0;
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        dice d(seed);
        contest c = some_contest(d, seed % 2 == 0);
        if (!seat(c)) continue;
        ++tried;
        const double before = cost_of(c);
        contest all = c;
        const double least = least_of_all(all, 0, 0, before + 1e-6);
        const double bound = lower_bound(c, 80);
        CHECK(bound <= least + 1e-6);
        std::int64_t budget = 100'000;
        settle(c, bound, budget);
        CHECK(possible(c));
        CHECK(cost_of(c) <= std::min(before, least * 1.0011) + 1e-6);
        better += cost_of(c) < before ? 1 : 0;
        proven += bound >= cost_of(c) * 0.99 ? 1 : 0;
    }
    CHECK(tried > 40);
    CHECK(better > 10); // the first come do not always sit best
    CHECK(proven > 20);
}

TEST_CASE("a contest without steps left stays as it was") {
    dice d(7);
    contest c = some_contest(d, false);
    REQUIRE(seat(c));
    const double before = cost_of(c);
    std::int64_t budget = 0;
    settle(c, 0, budget);
    CHECK(cost_of(c) == before);
}

TEST_CASE("the bound knows that a block holds two calls and not two and a half") {
    contest c;
    for (int i = 0; i < 5; ++i) c.bins.push_back({.others = {}, .capacity = 60, .ordered = true});
    for (std::size_t who = 0; who < 5; ++who) {
        contestant p;
        for (std::size_t bin = 0; bin < 5; ++bin) {
            p.choices.push_back({.bin = bin,
                                 .cost = static_cast<double>(bin * bin),
                                 .minutes = 25,
                                 .allowed = {{0, 35}},
                                 .whole = true});
        }
        p.elsewhere = 25;
        p.at = who / 2;
        c.people.push_back(std::move(p));
    }
    CHECK(cost_of(c) == 1 + 1 + 4);
    CHECK(lower_bound(c, 400) == doctest::Approx(6).epsilon(0.01));
}
