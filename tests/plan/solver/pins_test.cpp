// SPDX-License-Identifier: MIT
#include "plan/solver/pins.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a pin with a time stands on a full block and takes its minutes") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2026-12-08", 0, 0, 7).pin = when{day("2026-12-08"), std::chrono::hours(17)};
    t.want("bob", "2026-12-08", 0, 0, 7).pin = when{day("2026-12-08"), std::chrono::hours(17)};
    t.with_schedule([&](plan::schedule& s) {
        plan::place_pinned_times(s);
        CHECK(t.where(s, 0) == "2026-12-08T17:00");
        CHECK(t.where(s, 1) == "2026-12-08T17:00");
        CHECK(s.room({0, 1}) == -25);
        CHECK(s.fixed(0));
    });
}

TEST_CASE("a pin further ahead than the planner looks gets no slot") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2062-12-05", 0, 0, 7).pin = when{day("2062-12-05"), std::chrono::hours(17)};
    t.want("bob", "2199-12-31", 0, 0, 7).pin = when{day("2199-12-31"), std::nullopt};
    t.with_schedule([&](plan::schedule& s) {
        plan::place_pinned_times(s);
        plan::place_pinned_days(s);
        CHECK_FALSE(s.placed(0));
        CHECK_FALSE(s.placed(1));
    });
}

TEST_CASE("a pin to a day takes a time in a block, and waits all-day for one that comes free") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2026-12-08", 0, 0, 7).pin = when{day("2026-12-08"), std::nullopt};
    t.want("bob", "2026-12-08", 0, 0, 7).pin = when{day("2026-12-08"), std::nullopt};
    t.with_schedule([&](plan::schedule& s) {
        plan::place_pinned_days(s);
        const std::size_t timed = s.where(0).start ? 0 : 1;
        CHECK(t.where(s, timed) == "2026-12-08T17:00");
        CHECK(t.where(s, 1 - timed) == "2026-12-08");
        CHECK_FALSE(plan::give_pins_a_time(s));
        s.leave(timed);
        CHECK(plan::give_pins_a_time(s));
        CHECK(t.where(s, 1 - timed) == "2026-12-08T17:00");
    });
}

TEST_CASE("a booking without a slot in time stands on a day before its gathering") {
    table t;
    t.tuesdays(25);
    t.want("trip", "2026-12-02", 0, 3, 14).until = day("2026-12-04");
    t.with_schedule([&](plan::schedule& s) {
        s.take(0, {0, 1}, {}); // 8 December: too late
        plan::place_in_time(s);
        CHECK(t.where(s, 0) == "2026-12-02");
        CHECK(s.fixed(0));
    });
}

TEST_CASE("a fixed touch leaves the day of a pin, but for the freeze") {
    table t;
    t.settings.days.limit = minutes(45);
    for (const auto* const on : {"2026-12-05", "2026-12-02"}) {
        CAPTURE(on);
        t.wanted.clear();
        t.want("ada", on, 0, 3, 7);
        t.want("bob", on, 0, 0, 7).pin = when{day(on), std::nullopt};
        t.with_schedule([&](plan::schedule& s) {
            s.take(0, *s.day_slot(day(on)), {});
            s.fix(0);
            plan::place_pinned_days(s);
            CHECK(t.where(s, 1) == on);
            CHECK(t.where(s, 0) == (day(on) == day("2026-12-02") ? on : "nowhere"));
        });
    }
}

TEST_CASE("a pin that may be earlier takes a block on its own day first") {
    table t;
    t.tuesdays(25);
    t.settings.blocks["tue"].when = {parse_week_range("Mon-Fri 17:00-17:25").value()};
    plan::demand& d = t.want("ada", "2026-12-10", 0, 0, 7);
    d.pin = when{day("2026-12-10"), std::nullopt};
    d.pin_from = day("2026-12-04");
    t.with_schedule([&](plan::schedule& s) {
        plan::place_pinned_days(s);
        CHECK(t.where(s, 0) == "2026-12-10T17:00");
    });
}

TEST_CASE("a pin that may be earlier takes the last block with room before its day") {
    table t;
    t.tuesdays(25);
    for (const char* person : {"ada", "bob"}) {
        plan::demand& d = t.want(person, "2026-12-10", 0, 0, 7);
        d.pin = when{day("2026-12-10"), std::nullopt};
        d.pin_from = day("2026-12-04");
    }
    t.with_schedule([&](plan::schedule& s) {
        plan::place_pinned_days(s);
        const std::size_t timed = s.where(0).start ? 0 : 1;
        CHECK(t.where(s, timed) == "2026-12-08T17:00");
        CHECK(t.where(s, 1 - timed) == "2026-12-10");
    });
}
