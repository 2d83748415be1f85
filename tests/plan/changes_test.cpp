// SPDX-License-Identifier: MIT
#include "plan/changes.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

using namespace intouch;
using namespace intouch::test;

namespace {

constexpr std::string_view roster =
    "[people.ada]\nevery = \"6 weeks\"\nphone = \"+44 1\"\nlast = 2026-11-20\n"
    "[people.grace]\nevery = \"2 weeks\"\nphone = \"+44 2\"\nlast = 2026-11-20\n"
    "[people.mary]\nevery = \"1 month\"\nphone = \"+44 3\"\nlast = 2026-11-20\n";

world published() {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Mon-Fri 17:00-18:00\"]\n");
    w.read_roster(roster);
    w.clock("2026-12-01 09:00");
    w.join();
    w.published = plan::to_publish(plan::plan(w.input()));
    return w;
}

plan::changes changes(const world& w) { return plan::changes_between(w.published, plan::plan(w.input())); }

} // namespace

TEST_CASE("the same files change nothing") {
    const world w = published();
    CHECK(changes(w) == plan::changes{.unchanged = 3});
}

TEST_CASE("edited files move and add and take away") {
    world w = published();
    w.read_roster("[people.ada]\nevery = \"8 weeks\"\nphone = \"+44 1\"\nlast = 2026-11-20\n"
                  "[people.grace]\nevery = \"2 weeks\"\nphone = \"+44 2\"\nlast = 2026-11-20\n"
                  "[people.jane]\nevery = \"3 weeks\"\nphone = \"+44 4\"\nlast = 2026-11-20\n");
    w.join();
    const auto c = changes(w);
    REQUIRE(c.moved.size() == 1);
    CHECK(c.moved.front().to.person == "ada");
    CHECK(c.moved.front().from.day == day("2027-01-01"));
    CHECK(c.moved.front().to.day == day("2027-01-15"));
    REQUIRE(c.added.size() == 1);
    CHECK(c.added.front().person == "jane");
    REQUIRE(c.gone.size() == 1);
    CHECK(c.gone.front().owner == "mary");
    CHECK(c.unchanged == 1);
}

TEST_CASE("another channel is a change too") {
    world w = published();
    auto& was = w.published.begin()->second;
    was.channel = "letter";
    const auto c = changes(w);
    CHECK(c.moved.size() == 1);
    CHECK(c.unchanged == 2);
}

TEST_CASE("an about touch that moves unseen changes nothing") {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-17:30\"]\n");
    std::string people;
    for (int n = 0; n < 30; ++n)
        people += fmt::format("[people.p{:02}]\nevery = \"2 weeks\"\nphone = \"+44 {}\"\n", n, n + 10);
    w.read_roster(people);
    w.clock("2026-12-01 09:00");
    w.join();
    plan::agenda now = w.plan_and_publish();
    const auto about = std::ranges::find(now.touches, false, &plan::touch::firm);
    REQUIRE(about != now.touches.end());
    CHECK(plan::changes_between(w.published, now).moved.empty());
    about->hidden.day += days(1);
    CHECK(plan::changes_between(w.published, now).moved.empty());
    about->day += days(1);
    CHECK(plan::changes_between(w.published, now).moved.size() == 1);
}
