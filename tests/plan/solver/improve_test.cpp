// SPDX-License-Identifier: MIT
#include "plan/solver/improve.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a touch moves to a better slot that came free, and a steady one in its window stays") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2026-12-08", 3, 3, 7);
    t.want("bob", "2026-12-08", 3, 9, 7);
    t.with_schedule([&](plan::schedule& s) {
        s.take(0, {0, 3}, {});
        s.take(1, {0, 2}, {});
        s.set_steady(1);
        CHECK(plan::improve(s));
        CHECK(t.where(s, 0) == "2026-12-08T17:00");
        CHECK(t.where(s, 1) == "2026-12-15T17:00");
        CHECK_FALSE(plan::improve(s));
    });
}
