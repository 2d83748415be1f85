// SPDX-License-Identifier: MIT
#include "plan/solver/repack_slots.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

/// A visit that takes a whole Tuesday, and calls.
table visit_and_calls() {
    table t;
    t.tuesdays(60);
    t.want("visit", "2026-12-08", 0, 0, 14).length = minutes(60);
    for (const auto* person : {"ada", "bob"}) t.want(person, "2026-12-15", 7, 7, 30);
    return t;
}

void place_badly(plan::schedule& s) {
    s.take(1, {0, 1}, {.start = 0});
    s.take(2, {0, 1}, {.start = 25});
    s.take(0, {0, 2}, {.start = 0});
}

} // namespace

TEST_CASE("two calls leave a Tuesday together and the visit takes it") {
    const table t = visit_and_calls();
    t.with_schedule([&](plan::schedule& s) {
        place_badly(s);
        CHECK(plan::repack_slots(s));
        CHECK(t.where(s, 0) == "2026-12-08T17:00");
        CHECK(t.where(s, 1).starts_with("2026-12-15T17:"));
        CHECK(t.where(s, 2).starts_with("2026-12-15T17:"));
        CHECK_FALSE(plan::repack_slots(s)); // a second pass finds nothing
    });
}

TEST_CASE("three Tuesdays are divided anew when the second has no room for both calls") {
    table t = visit_and_calls();
    t.want("cleo", "2026-12-15", 0, 0, 7);
    t.wanted[1].ideal = t.wanted[2].ideal = day("2026-12-08");
    t.with_schedule([&](plan::schedule& s) {
        s.take(1, {0, 1}, {.start = 0});
        s.take(2, {0, 1}, {.start = 25});
        s.take(3, {0, 2}, {.start = 0});
        s.take(0, {0, 3}, {.start = 0});
        CHECK(plan::repack_slots(s));
        CHECK(t.where(s, 0) == "2026-12-08T17:00");
        CHECK(t.where(s, 3).starts_with("2026-12-15"));
        CHECK((t.where(s, 1).starts_with("2026-12-15") != t.where(s, 2).starts_with("2026-12-15")));
        CHECK_FALSE(plan::repack_slots(s));
    });
}

TEST_CASE("published touches stay") {
    const table t = visit_and_calls();
    t.with_schedule([&](plan::schedule& s) {
        place_badly(s);
        s.set_steady(1);
        s.set_steady(2);
        CHECK_FALSE(plan::repack_slots(s));
        CHECK(t.where(s, 0) == "2026-12-15T17:00");
    });
}

TEST_CASE("an about touch far before its ideal moves to the cheapest of the days that hide it") {
    table t;
    t.tuesdays(25);
    t.settings.blocks["tue"].when[0].weekdays = 0b0111110; // Monday to Friday
    t.want("ada", "2027-05-25", 300, 9, 180);
    t.want("bob", "2026-12-08", 0, 9, 30);
    t.with_schedule([&](plan::schedule& s) {
        const auto slot_on = [&](std::string_view text) {
            return plan::slot_id{0, s.timelines()[0].from_day(day(text))};
        };
        s.take(0, slot_on("2026-12-22"), {});
        s.set_steady(0);
        s.set_leeway(0, {.from = day("2026-12-09"), .unseen = {{day("2026-12-01"), day("2026-12-31")}}});
        s.take(1, slot_on("2026-12-08"), {});
        CHECK(plan::repack_slots(s));
        CHECK(t.where(s, 0) == "2026-12-31T17:00");
        CHECK(t.where(s, 1) == "2026-12-08T17:00");
    });
}
