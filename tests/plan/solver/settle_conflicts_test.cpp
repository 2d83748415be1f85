// SPDX-License-Identifier: MIT
#include "plan/solver/settle_conflicts.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("touches exchange slots until their costs are least") {
    table t;
    t.tuesdays(25);
    t.want("weekly", "2026-12-08", 1, 1, 7);
    t.want("yearly", "2026-12-08", 1, 90, 365);
    t.with_schedule([&](plan::schedule& s) {
        s.take(1, {0, 1}, {});
        s.take(0, {0, 4}, {});
        plan::settle_conflicts(s);
        CHECK(t.where(s, 0) == "2026-12-08T17:00");
        CHECK(t.where(s, 1) == "2026-12-15T17:00");
    });
}

TEST_CASE("a steady touch does not move for the cost of another") {
    table t;
    t.tuesdays(25);
    t.want("weekly", "2026-12-08", 1, 1, 7);
    t.want("yearly", "2026-12-08", 1, 90, 365);
    t.with_schedule([&](plan::schedule& s) {
        s.take(1, {0, 1}, {});
        s.set_steady(1);
        s.take(0, {0, 2}, {});
        plan::settle_conflicts(s);
        CHECK(t.where(s, 1) == "2026-12-08T17:00");
    });
}
