// SPDX-License-Identifier: MIT
// Subproblems small enough to try every arrangement. tests/bench/optimality compares whole plans with a
// solver.
#include "plan/generated.hpp"
#include "plan/solver/neighbourhood_search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace intouch::plan;
using intouch::test::dice;

namespace {

/// Three to seven touches and enough slots. With `hours`, some touches have few starts.
subproblem some_subproblem(dice& d, bool hours) {
    subproblem p;
    const int touches = 3 + d.below(5);
    for (int i = 0; i < touches + 4; ++i) {
        p.slots.push_back({.taken = {}, .capacity = 60, .ordered = true});
        if (d.one_in(5)) {
            p.slots.back().taken = {{20, 40}};
            p.slots.back().used = 20;
        }
    }
    for (int i = 0; i < touches; ++i) {
        const int length = std::array{5, 20, 25, 25, 40}[static_cast<std::size_t>(d.below(5))];
        const int ideal = d.below(4);
        movable_touch t;
        for (std::size_t slot = 0; slot < p.slots.size(); ++slot) {
            const int late = static_cast<int>(slot) - ideal;
            const int first = hours && d.one_in(2) ? 5 * d.below(5) : 0;
            const int last = hours && d.one_in(3) ? std::max(first, 30 - length) : 60 - length;
            if (last < first) continue;
            t.choices.push_back({.slot = slot,
                                 .cost = static_cast<double>((late < 0 ? 1 : 2) * late * late * length),
                                 .minutes = length,
                                 .allowed = {{first, last}},
                                 .whole = first == 0 && last == 60 - length});
        }
        std::ranges::sort(t.choices, {}, [](const choice& o) { return std::pair(o.cost, o.slot); });
        p.touches.push_back(std::move(t));
    }
    return p;
}

bool possible(const subproblem& p) {
    for (std::size_t slot = 0; slot < p.slots.size(); ++slot) {
        const auto members = std::ranges::count_if(
            p.touches, [&](const movable_touch& t) { return t.choices[t.chosen].slot == slot; });
        if (members > 0 && starts_in(p, slot).empty()) return false;
    }
    return true;
}

double least_of_all(subproblem& p, std::size_t touch, double so_far, double best) {
    if (so_far >= best) return best;
    if (touch == p.touches.size()) return possible(p) ? so_far : best;
    for (std::size_t chosen = 0; chosen < p.touches[touch].choices.size(); ++chosen) {
        p.touches[touch].chosen = chosen;
        best = least_of_all(p, touch + 1, so_far + p.touches[touch].choices[chosen].cost, best);
    }
    return best;
}

/// Places one touch after another where there is room; false when one finds none.
bool place_all(subproblem& p) {
    subproblem with = p;
    with.touches.clear();
    for (const movable_touch& t : p.touches) {
        with.touches.push_back(t);
        bool found = false;
        for (std::size_t chosen = 0; chosen < t.choices.size() && !found; ++chosen) {
            with.touches.back().chosen = chosen;
            found = possible(with);
        }
        if (!found) return false;
    }
    p = with;
    return true;
}

} // namespace

TEST_CASE("the search ends at the least cost of all arrangements") {
    int better = 0;
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        dice d(seed);
        subproblem p = some_subproblem(d, seed % 2 == 0);
        if (!place_all(p)) continue;
        ++tried;
        const double before = cost_of(p);
        subproblem all = p;
        const double least = least_of_all(all, 0, 0, before + 1e-6);
        std::int64_t budget = 100'000;
        neighbourhood_search(p, budget);
        CHECK(possible(p));
        CHECK(cost_of(p) <= std::min(before, least * 1.0011) + 1e-6);
        better += cost_of(p) < before ? 1 : 0;
    }
    CHECK(tried > 40);
    CHECK(better > 10); // first come, first served is not always best
}

TEST_CASE("a subproblem without steps left stays as it was") {
    dice d(7);
    subproblem p = some_subproblem(d, false);
    REQUIRE(place_all(p));
    const double before = cost_of(p);
    std::int64_t budget = 0;
    neighbourhood_search(p, budget);
    CHECK(cost_of(p) == before);
}
