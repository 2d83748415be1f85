// SPDX-License-Identifier: MIT
#include "plan/solver/objective.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace intouch;
using namespace intouch::test;

namespace {

std::vector<plan::demand> one_demand() {
    plan::demand d;
    d.length = minutes(25);
    d.ideal = day("2026-12-10");
    d.latest = day("2026-12-15");
    d.interval = 10;
    return {d};
}

} // namespace

TEST_CASE("the cost is convex early and late and steeper past the window") {
    const auto demands = one_demand();
    const plan::objective o(demands, day("2026-12-01"));
    CHECK(o.cost(0, day("2026-12-10")) == 0);
    CHECK(o.cost(0, day("2026-12-05")) == doctest::Approx(25 * 10 * 0.25));
    CHECK(o.cost(0, day("2026-12-15")) == doctest::Approx(25 * 10 * 0.5));
    CHECK(o.cost(0, day("2026-12-20")) == doctest::Approx(25 * 10 * (2 + 4 * 0.25)));
}

TEST_CASE("a day on which the touch has no use costs more than any delay") {
    auto demands = one_demand();
    demands[0].until = day("2026-12-20");
    const plan::objective o(demands, day("2026-12-01"));
    CHECK(o.cost(0, day("2026-12-20")) < 1000);
    CHECK(o.cost(0, day("2026-12-21")) > 1'000'000);
}

TEST_CASE("a pin in the past is none") {
    auto demands = one_demand();
    demands[0].pin = at("2026-12-09");
    CHECK(plan::objective(demands, day("2026-12-09")).pinned(0));
    CHECK_FALSE(plan::objective(demands, day("2026-12-10")).pinned(0));
}
