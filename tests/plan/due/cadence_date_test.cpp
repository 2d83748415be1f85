// SPDX-License-Identifier: MIT
// Beyond the stories: the numbers behind a date, and the dates of many people at once.
#include "core/digest.hpp"
#include "plan/due/cadence_date.hpp"
#include "plan/due/round_demand.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <set>

namespace {

using namespace intouch;
using test::day;

plan::cadence_date counted(const test::world& w, const std::string& person) {
    return plan::cadence_date_of(plan::party_of(w.input(), w.roster.people.at(person)));
}

} // namespace

TEST_CASE("the interval counts calendar days from the last contact") {
    test::world w;
    w.read_roster("[people.ada]\nevery = \"1 month\"\nlast = 2026-02-10\n"
                  "[people.bob]\nevery = \"1 month\"\nlast = 2026-03-10\n");
    w.clock("2026-03-11");
    w.join();
    CHECK(counted(w, "ada").every == days(28));
    CHECK(counted(w, "ada").interval == days(28));
    CHECK(counted(w, "bob").every == days(31));
    CHECK(w.wanted("ada").interval == doctest::Approx(28));
    CHECK(w.wanted("bob").interval == doctest::Approx(31));
}

TEST_CASE("on a schedule a percentage is of `every` too, whenever the contact came") {
    test::world w;
    w.read_roster("[people.ada]\nevery = \"1 week\"\nanchor = \"schedule\"\nlast = 2026-11-02\n");
    w.clock("2026-11-12 18:00");
    w.join();
    w.log({.person = "ada"});
    const auto d = counted(w, "ada");
    CHECK(d.ideal == day("2026-11-16"));
    CHECK(d.interval == days(7));
    CHECK(d.every == days(7));
}

TEST_CASE("the interval of a retry is its wait, and at least a week") {
    test::world w;
    w.read_roster("[people.ada]\nevery = \"1 month\"\nvia = [\"call\", \"email\"]\nphone = \"+44 20 7946 "
                  "0000\"\nemail = \"ada@example.org\"\nlast = 2026-02-10\n");
    w.clock("2026-03-10 10:00");
    w.join();
    w.log({.person = "ada", .outcome = ledger::entry_kind::left_message});
    CHECK(w.wanted("ada").interval == doctest::Approx(7));
    w.clock("2026-03-17 10:00");
    w.log({.person = "ada", .outcome = ledger::entry_kind::unreachable});
    CHECK(w.wanted("ada").interval == doctest::Approx(7)); // a week at least
}

TEST_CASE("people never contacted are spread over their first interval by the hash of their id") {
    test::world w;
    std::string toml;
    for (int i = 0; i < 300; ++i) toml += fmt::format("[people.p{}]\nevery = \"1 month\"\n", i);
    w.read_roster(toml);
    w.clock("2026-12-01 09:00");
    w.join();
    std::set<date> dates;
    for (const auto& d : plan::collect_demands(w.input()).wanted) {
        const auto phase = static_cast<days::rep>(tie_break(d.person) % 31);
        CHECK(d.ideal == day("2026-12-01") + days(phase));
        CHECK(d.interval == doctest::Approx(31));
        dates.insert(d.ideal);
    }
    CHECK(dates.size() == 31);
}

TEST_CASE("the pace moves nobody to another part of the first interval") {
    test::world w;
    std::string toml;
    for (int i = 0; i < 100; ++i) toml += fmt::format("[people.p{}]\nevery = \"1 year\"\n", i);
    w.read_roster(toml);
    w.clock("2026-12-01 09:00");
    w.join();
    const auto slower = plan::collect_demands(w.input(), [](const std::string&) { return 1.4; });
    for (const auto& d : slower.wanted) {
        const auto phase = d.own_ideal - day("2026-12-01");
        CHECK(d.ideal - day("2026-12-01") == plan::stretched(phase, 1.4));
    }
}

TEST_CASE("a person never contacted has the tolerance of the whole cadence") {
    test::world w;
    w.read_roster("[people.ada]\nevery = \"40 days\"\nearly = \"10%\"\nlate = \"50%\"\n");
    w.clock("2026-12-01 09:00");
    w.join();
    const auto d = w.wanted("ada");
    CHECK(d.latest == d.ideal + days(20));
    CHECK(d.earliest == std::max(d.ideal - days(4), day("2026-12-01")));
}

TEST_CASE("the first day is the day when the person was first seen; the clock never moves it") {
    test::world w;
    w.read_roster("[people.ada]\nevery = \"1 month\"\n");
    w.clock("2026-12-01 09:00");
    w.join();
    const auto first = w.wanted("ada").ideal;
    w.clock("2026-12-20 09:00");
    CHECK(w.wanted("ada").ideal == first);
}

TEST_CASE("a person unknown to the ledger has no demand") {
    test::world w;
    w.read_roster("[people.ada]\nevery = \"1 month\"\n");
    w.clock("2026-12-01 09:00");
    CHECK(plan::collect_demands(w.input()).wanted.empty());
}

TEST_CASE("without a store everybody joined on the day of the moment") {
    test::world w;
    w.read_roster(
        "[people.ada]\nevery = \"1 month\"\n[people.bob]\nevery = \"1 month\"\nlast = 2026-11-05\n");
    w.has_store = false;
    w.clock("2026-12-01 09:00");
    const auto phase = static_cast<days::rep>(tie_break("ada") % 31);
    CHECK(w.wanted("ada").ideal == day("2026-12-01") + days(phase));
    CHECK(w.wanted("bob").ideal == day("2026-12-05"));
}

TEST_CASE("the order of people in the file changes nothing") {
    test::world w;
    test::world reversed;
    w.read_roster("[people.ada]\nevery = \"1 month\"\n[people.bob]\nevery = \"2 months\"\n");
    reversed.read_roster("[people.bob]\nevery = \"2 months\"\n[people.ada]\nevery = \"1 month\"\n");
    for (auto* one : {&w, &reversed}) {
        one->clock("2026-12-01 09:00");
        one->join();
    }
    CHECK(plan::collect_demands(w.input()).wanted == plan::collect_demands(reversed.input()).wanted);
}

TEST_CASE("an interval stretches to no more than the 20 years that the planner looks ahead") {
    CHECK(plan::stretched(days(1095), 63) == plan::planning_range);
    CHECK(plan::stretched(days(42), 2.5) == days(105));
}
