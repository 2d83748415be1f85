// SPDX-License-Identifier: MIT
#include "plan/solver/rollback.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a rollback puts the touches of a slot back at their minutes") {
    table t;
    t.tuesdays(60);
    t.want("ada", "2026-12-08", 3, 3, 7);
    t.want("bob", "2026-12-08", 3, 3, 7);
    t.with_schedule([&](plan::schedule& s) {
        const plan::slot_id second{0, 1};
        s.take(0, second, {.start = 0});
        s.take(1, second, {.start = 30});
        plan::rollback before(s);
        before.remember(second);
        s.leave(1);
        s.shift(0, 20);
        before.restore();
        CHECK(t.where(s, 0) == "2026-12-08T17:00");
        CHECK(t.where(s, 1) == "2026-12-08T17:30");
    });
}
