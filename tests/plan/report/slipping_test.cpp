// SPDX-License-Identifier: MIT
#include "plan/report/slipping.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

std::vector<std::string> owners(world& w) {
    std::vector<std::string> found;
    for (const auto& row : plan::slipping(w.input(), w.plan_and_publish())) found.push_back(row.owner);
    return found;
}

} // namespace

TEST_CASE("people beyond their window come by how many of their own intervals they are late") {
    world w;
    w.read_roster("[people.yearly]\nevery = \"1 year\"\nlate = \"2 weeks\"\nlast = 2025-10-01\n"
                  "[people.weekly]\nevery = \"1 week\"\nlate = \"1 day\"\nlast = 2026-11-01\n"
                  "[people.fine]\nevery = \"1 month\"\nlast = 2026-11-20\n");
    w.clock("2026-12-01 09:00");
    w.join();
    const auto rows = plan::slipping(w.input(), w.plan_and_publish());
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].person == "weekly");
    CHECK(rows[0].latest == day("2026-11-09"));
    CHECK(rows[0].late == days(22));
    CHECK(rows[0].every == days(7));
    CHECK(rows[0].last_contact == day("2026-11-01"));
    CHECK(rows[0].planned == day("2026-12-01"));
    CHECK(plan::intervals_late(rows[0]) > 3);
    CHECK(rows[1].person == "yearly");
    CHECK(plan::intervals_late(rows[1]) < 1);
}

TEST_CASE("the last day of the window is in time, and the day after it is not") {
    world w;
    w.read_roster("[people.ada]\nevery = \"1 week\"\nlate = \"2 days\"\nlast = 2026-11-23\n");
    w.clock("2026-12-02 09:00");
    w.join();
    CHECK(owners(w).empty());
    w.clock("2026-12-03 09:00");
    CHECK(owners(w) == std::vector<std::string>{"ada"});
}

TEST_CASE("a try or a pin leaves a person slipping, contact does not") {
    world w;
    w.read_roster("[people.ada]\nevery = \"1 month\"\nphone = \"+44 20 7946 0000\"\nlast = 2026-09-01\n");
    w.clock("2026-12-01 09:00");
    w.join();
    w.log({.person = "ada", .outcome = ledger::entry_kind::no_answer});
    CHECK(owners(w) == std::vector<std::string>{"ada"});
    w.log({.person = "ada"});
    CHECK(owners(w).empty());
}

TEST_CASE("nobody slips who is paused, or whose pause has just ended") {
    world w;
    w.read_roster("[people.ada]\nevery = \"1 month\"\nlast = 2026-09-01\npause = true\n"
                  "[people.bob]\nevery = \"1 month\"\nlast = 2026-09-01\npause = 2026-12-24\n"
                  "[people.cleo]\nevery = \"1 month\"\nlast = 2026-09-01\npause = 2026-11-30\n");
    w.clock("2026-12-01 09:00");
    w.join();
    CHECK(owners(w).empty());
}

TEST_CASE("the pace of the round widens the window") {
    world w;
    w.read_roster("[people.ada]\nevery = \"10 days\"\nlate = \"2 days\"\nlast = 2026-11-15\n");
    w.clock("2026-12-01 09:00");
    w.join();
    auto a = w.plan_and_publish();
    CHECK(plan::slipping(w.input(), a).size() == 1);
    a.touches.front().pace = 2;
    CHECK(plan::slipping(w.input(), a).empty()); // ideal 5 Dec, latest 9 Dec
}

TEST_CASE("a household slips once, under its own id") {
    world w;
    w.read_roster("[people.ada]\nhousehold = \"home\"\nevery = \"1 week\"\nlast = 2026-11-01\n"
                  "[people.bob]\nhousehold = \"home\"\nevery = \"1 month\"\nlast = 2026-10-01\n");
    w.clock("2026-12-01 09:00");
    w.join();
    const auto rows = plan::slipping(w.input(), w.plan_and_publish());
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].owner == "home");
    CHECK(rows[0].person == "ada");
    CHECK(rows[0].with == std::vector<std::string>{"bob"});
}
