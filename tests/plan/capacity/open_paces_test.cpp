// SPDX-License-Identifier: MIT
#include "plan/capacity/open_paces.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace intouch;
using namespace intouch::test;

namespace {

/// Ten letters every four weeks, and one place a week: a pace of about 3.
world letters(std::string_view last) {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.letters]\nwhen = [\"Sun 10:00-10:20\"]\n");
    std::string roster;
    for (int i = 0; i < 10; ++i)
        roster += fmt::format(
            "[people.p{}]\nevery = \"4 weeks\"\nvia = [\"letter\"]\naddress = \"Here\"\n{}\n", i, last);
    w.read_roster(roster);
    w.clock("2026-11-30 09:00"); // a Monday
    w.join();
    return w;
}

std::vector<date> ideals(const plan::agenda& a) {
    std::vector<date> out;
    for (const plan::touch& t : a.touches) out.push_back(t.ideal);
    std::ranges::sort(out);
    return out;
}

} // namespace

TEST_CASE("people who were all reached lately are due one after another in the first plan") {
    world w = letters("last = 2026-11-20");
    const auto a = w.plan_and_publish();
    REQUIRE(a.pace.is_short);
    const double pace = a.pace.classes.front().pace;
    REQUIRE(pace > 2.5);
    date before = day("2026-11-30");
    for (const date ideal : ideals(a)) {
        CHECK(ideal - before <= days(18)); // the first waits until its own ideal
        before = ideal;
    }
    CHECK(before <= day("2026-11-20") + days(static_cast<int>(28 * pace) + 1));
    for (const plan::touch& t : a.touches) {
        CHECK(t.pace >= 1);
        CHECK(t.pace <= pace);
        CHECK(t.ideal >= t.own_ideal);
    }

    w.moment += days(1);
    const auto next = w.plan_and_publish();
    for (const plan::touch& t : next.touches) {
        const auto was = std::ranges::find(a.touches, t.uid, &plan::touch::uid);
        REQUIRE(was != a.touches.end());
        CHECK(t.pace == was->pace);
        CHECK((t.day == was->day || t.drawn_in == day("2026-12-01")));
    }
}

TEST_CASE(
    "overdue people and people who were never contacted have the pace of their class in the first plan") {
    for (const std::string_view last : {"last = 2026-01-20", ""}) {
        world w = letters(last);
        const auto a = w.plan_and_publish();
        REQUIRE(a.pace.is_short);
        for (const plan::touch& t : a.touches) CHECK(t.pace == a.pace.classes.front().pace);
    }
}

TEST_CASE("a round that begins later has the pace of its class") {
    world w = letters("last = 2026-11-20");
    w.plan_and_publish();
    w.log({.person = "p0", .outcome = ledger::entry_kind::sent, .channel = "letter"});
    const auto a = w.plan_and_publish();
    const auto& p0 = *std::ranges::find(a.touches, "p0", &plan::touch::person);
    CHECK(p0.round == 2);
    CHECK(p0.pace == a.pace.classes.front().pace);
}

TEST_CASE("a pace that falls and rises again gives each open round the date that it had") {
    world w = letters("last = 2026-11-20");
    const auto a = w.plan_and_publish();
    const auto paused = {"p3", "p4", "p5"};
    for (const auto* id : paused)
        w.append(record::record_pause(w.input(), id, std::nullopt, "", {}, w.ids()));
    CHECK(w.plan_and_publish().pace.classes.front().pace < a.pace.classes.front().pace);
    for (const auto* id : paused) w.append(record::record_resume(w.input(), id, "", {}, w.ids()));
    const auto again = w.plan_and_publish();
    for (const plan::touch& t : again.touches) {
        const auto was = std::ranges::find(a.touches, t.uid, &plan::touch::uid);
        REQUIRE(was != a.touches.end());
        if (std::ranges::find(paused, t.person) == paused.end()) CHECK(t.ideal == was->ideal);
    }
}
