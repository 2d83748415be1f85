// SPDX-License-Identifier: MIT
#include "plan/solver/close_gaps.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("touches of a block begin as early as they can and keep their order") {
    table t;
    t.tuesdays(120);
    for (const auto* person : {"ada", "bob", "cleo"}) t.want(person, "2026-12-08", 3, 3, 7);
    t.with_schedule([&](plan::schedule& s) {
        const plan::slot_id second{0, 1};
        s.take(0, second, {.start = 90});
        s.take(1, second, {.start = 20});
        s.take(2, second, {.start = 60});
        s.set_published(2, s.where(2)); // known to the user
        CHECK(plan::close_gaps(s));
        CHECK(t.where(s, 1) == "2026-12-08T17:00");
        CHECK(t.where(s, 2) == "2026-12-08T18:00");
        CHECK(t.where(s, 0) == "2026-12-08T17:25");
        CHECK_FALSE(plan::close_gaps(s));
    });
}

TEST_CASE("a touch near the hour that failed moves away from it when its block has room") {
    table t;
    t.tuesdays(120);
    auto& ada = t.want("ada", "2026-12-08", 3, 3, 7);
    ada.avoid = plan::avoided{std::chrono::hours(17), minutes(60)};
    t.with_schedule([&](plan::schedule& s) {
        s.take(0, {0, 1}, {.start = 10});
        CHECK(plan::close_gaps(s));
        CHECK(t.where(s, 0) == "2026-12-08T18:00");
        CHECK_FALSE(plan::close_gaps(s));
    });
}
