// SPDX-License-Identifier: MIT
#include "plan/solver/find_slot.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("the cheapest slot with room is nearest to the ideal, and late rather than early costs double") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2026-12-10", 9, 9, 7);
    t.want("bob", "2026-12-10", 9, 9, 7);
    t.with_schedule([](plan::schedule& s) {
        const auto first = plan::cheapest_slot(s, 0);
        CHECK(first->at == plan::slot_id{0, 1}); // 8 December
        s.take(0, *first);
        CHECK(plan::cheapest_slot(s, 1)->at == plan::slot_id{0, 2});
        CHECK_FALSE(plan::cheapest_slot(s, 1, {.below = s.cost(1, day("2026-12-15"))}));
        CHECK(plan::cheapest_slot(s, 1, {.except = {0, 2}})->at == plan::slot_id{0, 0});
        s.leave(0);
        CHECK(plan::cheapest_slot(s, 1)->at == plan::slot_id{0, 1});
    });
}

TEST_CASE("the nearest slots are told full or not, the cheapest first") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2026-12-10", 9, 9, 7);
    t.want("bob", "2026-12-10", 9, 9, 7);
    t.with_schedule([](plan::schedule& s) {
        s.take(0, {0, 1}, {});
        const auto near = plan::nearest_slots(s, 1, 2);
        REQUIRE(near.size() == 2);
        CHECK(near[0].at == plan::slot_id{0, 1});
        CHECK(near[1].at == plan::slot_id{0, 2});
    });
}

TEST_CASE("the nearest slots keep to the days of the wish") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2026-12-10", 9, 9, 7);
    t.with_schedule([](plan::schedule& s) {
        const auto near = plan::nearest_slots(s, 0, 5, {.from = day("2026-12-20"), .to = day("2026-12-31")});
        REQUIRE(near.size() == 2);
        CHECK(s.at(near[0].at).day == day("2026-12-22"));
        CHECK(s.at(near[1].at).day == day("2026-12-29"));
        CHECK(plan::nearest_slots(s, 0, 5, {.from = day("2026-12-16"), .to = day("2026-12-20")}).empty());
    });
}

TEST_CASE("a slot beyond the slots that the schedule has is found when it grows") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2040-12-10", 3, 3, 7);
    t.with_schedule(
        [](plan::schedule& s) { CHECK(s.day_of(plan::cheapest_slot(s, 0)->at, 0) == day("2040-12-11")); });
}
