// SPDX-License-Identifier: MIT
#include "plan/solver/extract_subproblem.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a subproblem knows a slot without its touches") {
    table t;
    t.tuesdays(60);
    t.want("ada", "2026-12-08", 3, 3, 7);
    t.want("bob", "2026-12-08", 3, 3, 7);
    t.with_schedule([](plan::schedule& s) {
        const plan::slot_id second{0, 1};
        s.take(0, second, {.start = 0});
        s.take(1, second, {.start = 25});
        plan::extraction taken(s);
        CHECK(taken.number_of(second) == 0);
        CHECK(taken.number_of({0, 2}) == 1);
        CHECK(taken.number_of(second) == 0);
        const std::vector<std::size_t> ada{0};
        const auto slot = taken.slot_without(0, ada);
        CHECK(slot.used == 25);
        CHECK(slot.taken == std::vector<plan::taken_time>{{25, 50}});
        CHECK(slot.ordered);

        const auto free = s.free_slots_on(0, s.free().day_of(day("2026-12-08")));
        REQUIRE(free.size() == 1);
        const auto choice = taken.choice_of(0, free.front());
        CHECK(choice.slot == 0);
        CHECK(choice.whole);
        CHECK(taken.day_of(choice) == day("2026-12-08"));
    });
}

TEST_CASE("two occurrences that share time are one slot with two choices") {
    table t;
    t.tuesdays(60);
    t.settings.blocks["zz"] = t.settings.blocks["tue"];
    t.settings.blocks["zz"].id = "zz";
    t.settings.blocks["zz"].when = {parse_week_range("Tue 17:30-18:30").value()};
    t.want("ada", "2026-12-08", 3, 3, 7);
    t.want("bob", "2026-12-08", 3, 3, 7);
    t.with_schedule([](plan::schedule& s) {
        s.take(1, {0, 1}, {.start = 35});
        plan::extraction taken(s);
        CHECK(taken.number_of({1, 1}) == taken.number_of({0, 1}));
        const std::vector<std::size_t> ada{0};
        const auto slot = taken.slot_without(0, ada);
        CHECK(slot.capacity == 90);
        CHECK(slot.taken == std::vector<plan::taken_time>{{35, 60}});
        CHECK(slot.several_choices);
        const auto free = s.free_slots_on(0, s.free().day_of(day("2026-12-08")));
        REQUIRE(free.size() == 2);
        const auto second = taken.choice_of(0, free.back());
        CHECK(second.allowed == plan::start_ranges{{30, 65}});
        CHECK(taken.slot_of(second) == plan::slot_id{1, 1});
        CHECK(taken.day_of(second) == day("2026-12-08"));
    });
}
