// SPDX-License-Identifier: MIT
// Blocks that appointments take, and blocks that are new: where the touches go that have no place, or a late one.
#include "plan/story.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

using namespace intouch;
using namespace intouch::test;

namespace {

/// One person every month, and one block that an appointment cuts each time until `until`.
world cut(std::string_view from, std::string_view to, std::string_view until) {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue,Thu 17:00-18:00\"]\n");
    w.read_roster(
        "[people.ada]\nevery = \"1 month\"\nvia = [\"call\"]\nphone = \"+44 1\"\nlast = 2026-11-10\n");
    w.clock("2026-12-01 09:00");
    w.join();
    for (date d = day("2026-12-01"); d < day(until); d += days(1)) {
        if (weekday_of(d) != std::chrono::Tuesday && weekday_of(d) != std::chrono::Thursday) continue;
        const auto moment = [&](std::string_view clock) {
            return w.home.to_instant(local_second(d) + parse_time(clock).value());
        };
        w.busy.push_back({.from = moment(from), .to = moment(to), .all_day = false, .source = "w"});
    }
    return w;
}

plan::touch only_touch(const world& w) { return plan::plan(w.input()).touches.at(0); }

} // namespace

TEST_CASE(
    "a block that appointments take for most of the year gives its people a day, however the series ends") {
    for (const char* until : {"2027-09-15", "2027-12-01", "2028-01-01", "2029-01-01"})
        for (const char* horizon : {"30 days", "6 months", "2 years"}) {
            auto w = cut("17:00", "18:00", until);
            w.settings.calendar.horizon = parse_span(horizon).value();
            CAPTURE(until);
            CAPTURE(horizon);
            CHECK(only_touch(w).block.empty());
            CHECK(only_touch(w).day < day("2027-01-01"));
        }
}

TEST_CASE("what an appointment leaves counts only where it is long enough for the touch") {
    CHECK(only_touch(cut("17:20", "17:40", "2028-02-01")).block.empty()); // twice 20 minutes, a call takes 25
    CHECK(only_touch(cut("17:00", "17:54", "2028-02-01")).block.empty());
    CHECK(only_touch(cut("17:00", "17:30", "2028-02-01")).block == "calls"); // 30 minutes are left
}

TEST_CASE("after a shortage, touches past their window take free places") {
    world w;
    const std::string settings =
        "timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"{} 17:00-17:30\"]\n";
    const auto block_on = [&](std::string_view weekdays) {
        w.read_settings(fmt::format(fmt::runtime(settings), weekdays));
    };
    block_on("Tue");
    std::string roster;
    for (int i = 0; i < 12; ++i)
        roster += fmt::format("[people.p{:02}]\nevery = \"6 weeks\"\nvia = [\"call\"]\nphone = \"+44 1{}\"\n"
                              "last = 2026-{}-{:02}\n",
                              i, i, i < 6 ? "08" : "09", 1 + 4 * (i % 6));
    w.read_roster(roster);
    w.clock("2026-12-01 09:00");
    w.join();
    (void)w.plan_and_publish();
    block_on("Tue,Wed,Thu,Fri");
    for (const plan::touch& t : w.plan_and_publish().touches) {
        CAPTURE(t.person);
        CHECK(t.day <= day("2026-12-31"));
    }
}
