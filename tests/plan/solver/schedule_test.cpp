// SPDX-License-Identifier: MIT
#include "plan/solver/schedule.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a schedule finds the occurrence of a time and the slot of a day") {
    table t;
    t.tuesdays(60);
    t.want("ada", "2026-12-08", 3, 3, 7);
    t.with_schedule([&](plan::schedule& s) {
        const auto start = t.home.to_instant(local_second{day("2026-12-08")} + std::chrono::hours(17));
        CHECK(s.find("tue", start + minutes(10), minutes(25)) == plan::slot_id{0, 1});
        CHECK_FALSE(s.find("tue", start + minutes(40), minutes(25)).has_value());
        CHECK_FALSE(s.find("wed", start, minutes(25)).has_value());
        CHECK(s.find("tue", start + days(364 * 5), minutes(25)).has_value()); // whatever was looked at before
        CHECK_FALSE(s.find("tue", start + days(364 * 30), minutes(25)).has_value());
        CHECK(s.find("tue", day("2026-12-08")) == plan::slot_id{0, 1});
        CHECK_FALSE(s.find("tue", day("2026-12-09")).has_value());
        CHECK(s.day_slot(day("2026-12-03"))->slot == 2);
        CHECK_FALSE(s.day_slot(day("2026-11-30")).has_value());
        CHECK_FALSE(s.day_slot(day("2047-01-01")).has_value());
    });
}

TEST_CASE("a pinned time takes the minutes of every block that it overlaps and gives them back") {
    table t;
    t.tuesdays(60);
    t.settings.blocks["zz"] = t.settings.blocks["tue"];
    t.settings.blocks["zz"].id = "zz";
    t.want("ada", "2026-12-08", 0, 0, 7).pin = when{day("2026-12-08"), std::chrono::hours(17)};
    t.with_schedule([](plan::schedule& s) {
        s.force(0, *s.pin(0));
        CHECK(s.room({0, 1}) == 35);
        CHECK(s.room({1, 1}) == 35);
        CHECK(s.at({1, 1}).allocations.front().foreign);
        s.leave(0);
        CHECK(s.room({0, 1}) == 60);
        CHECK(s.room({1, 1}) == 60);
    });
}

TEST_CASE("nothing that has begun or lies before the window is open") {
    table t;
    t.tuesdays(60);
    t.moment = parse_instant("2026-12-01T16:30:00Z").value(); // half past five: the block has begun
    t.want("ada", "2026-12-20", 3, 3, 7);
    t.want("bob", "2026-12-02", 9, 3, 7);
    t.with_schedule([](plan::schedule& s) {
        CHECK(s.first_open(0) == 1);
        CHECK_FALSE(s.open(1, plan::slot_id{0, 0}));
        CHECK(s.open(1, plan::slot_id{0, 1}));
        CHECK_FALSE(s.open(0, plan::slot_id{0, 1}));
        CHECK(s.first_open(s.days_timeline()) == 1); // today's day closes at noon
    });
}

TEST_CASE("time that two blocks share is taken in both and given back in both") {
    table t;
    t.tuesdays(60);
    t.settings.blocks["zz"] = t.settings.blocks["tue"];
    t.settings.blocks["zz"].id = "zz";
    t.settings.blocks["zz"].when = {parse_week_range("Tue 17:30-18:30").value()};
    t.want("ada", "2026-12-08", 3, 3, 7);
    t.with_schedule([](plan::schedule& s) {
        CHECK(s.sharing_time({0, 1}).size() == 2);
        s.take(0, {0, 1}, {.start = 20});
        CHECK(s.room({1, 1}) == 45);
        s.shift(0, 35);
        CHECK(s.room({1, 1}) == 35);
        CHECK(s.at({1, 1}).allocations.front().start == 5);
        s.shift(0, 0);
        CHECK(s.room({1, 1}) == 60);
        s.shift(0, 20);
        s.leave(0);
        CHECK(s.room({0, 1}) == 60);
        CHECK(s.room({1, 1}) == 60);
    });
}

TEST_CASE("an occurrence that the user moved shares its time with another block") {
    table t;
    t.tuesdays(60);
    roster::block commute;
    commute.id = "commute";
    commute.when = {parse_week_range("Wed 08:00-09:00").value()};
    t.settings.blocks["commute"] = commute;
    t.want("ada", "2026-12-08", 3, 3, 7);
    auto settings = solver_settings_of(t.settings); // by id: commute, tue
    settings.changes.resize(2);
    settings.changes[0][{day("2026-12-09"), std::chrono::hours(8)}] =
        when{day("2026-12-08"), std::chrono::hours(17) + minutes(15)};
    const plan::away_days gone(t.away);
    const plan::busy_times busy(t.appointments);
    plan::schedule s(t.wanted, settings, gone, busy, t.home, t.moment, day("2027-06-01"));
    s.take(0, {1, 1}, {.start = 0});
    const auto together = s.sharing_time({1, 1});
    REQUIRE(together.size() == 2);
    CHECK(s.room(together.back()) == 50);
    CHECK(s.sharing_time({1, 2}).empty());
}

TEST_CASE("a pin outside every block clashes with another at the same time") {
    table t;
    t.want("ada", "2026-12-08", 0, 0, 7).pin = when{day("2026-12-08"), std::chrono::hours(12)};
    t.want("bob", "2026-12-08", 0, 0, 7).pin = when{day("2026-12-08"), std::chrono::hours(12) + minutes(20)};
    t.want("cleo", "2026-12-08", 0, 0, 7).pin = when{day("2026-12-08"), std::chrono::hours(13)};
    t.with_schedule([](plan::schedule& s) {
        for (std::size_t index = 0; index < 3; ++index) s.force(index, *s.pin(index));
        CHECK(s.clashes(0));
        CHECK(s.clashes(1));
        CHECK_FALSE(s.clashes(2));
    });
}
