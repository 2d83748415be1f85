// SPDX-License-Identifier: MIT
#include "plan/solver/lagrangian_bound.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace intouch::plan;

TEST_CASE("the bound knows that a block holds two calls and not two and a half") {
    subproblem p;
    for (int i = 0; i < 5; ++i) p.slots.push_back({.taken = {}, .capacity = 60, .ordered = true});
    for (std::size_t touch = 0; touch < 5; ++touch) {
        movable_touch t;
        for (std::size_t slot = 0; slot < 5; ++slot) {
            t.choices.push_back({.slot = slot,
                                 .cost = static_cast<double>(slot * slot),
                                 .minutes = 25,
                                 .allowed = {{0, 35}},
                                 .whole = true});
        }
        t.elsewhere = 25;
        t.chosen = touch / 2;
        p.touches.push_back(std::move(t));
    }
    CHECK(cost_of(p) == 1 + 1 + 4);
    CHECK(lagrangian_bound(p, 400) == doctest::Approx(6).epsilon(0.01));
}
