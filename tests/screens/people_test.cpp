// SPDX-License-Identifier: MIT
#include "screens/fixture.hpp"
#include "screens/people.hpp"

#include <algorithm>
#include <set>

using namespace intouch;
using namespace intouch::test;
using screens::people_filter;

namespace {

screens::people_screen people(const world& w, std::string_view search,
                              people_filter only = people_filter::all) {
    return screens::people_of(plan::plan(w.input()), w.input(), search, only);
}

} // namespace

TEST_CASE("everybody stands under a circle, sorted by name") {
    const auto s = people(tuesday(), "");
    CHECK(s.count == "4 people");
    REQUIRE(s.circles.size() == 2);
    CHECK(s.circles.at(0).heading == "Family");
    CHECK(s.circles.at(0).rows.at(0).what == "Oma Liesel");
    CHECK(s.circles.at(0).rows.at(0).small.starts_with("8 weeks ago · next "));
    CHECK(s.circles.at(1).heading == "Everybody else");
    CHECK(s.circles.at(1).rows.at(0).what == "Ada Lovelace");
    CHECK(s.circles.at(1).rows.at(1).what == "Márta Szabó");
}

TEST_CASE("a search knows neither case nor accents") {
    const auto s = people(tuesday(), "MARTA");
    CHECK(s.count == "1 of 4 people");
    REQUIRE(s.circles.size() == 1);
    CHECK(s.circles.at(0).rows.at(0).path == "/people/mary");
    CHECK(people(tuesday(), "nobody").circles.empty());
    for (const auto* typed : {"liesel ", "Liesel Oma", " oma  liesel"})
        CHECK_MESSAGE(people(tuesday(), typed).count == "1 of 4 people", typed);
    CHECK(people(tuesday(), "oma ada").circles.empty());
}

TEST_CASE("a roster with nobody asks for the first person") {
    auto w = tuesday();
    CHECK_FALSE(people(w, "nobody").nobody);
    w.read_roster("");
    CHECK(people(w, "").nobody);
}

TEST_CASE("a filter leaves the people in that state") {
    const auto s = people(tuesday(), "", people_filter::paused);
    REQUIRE(s.circles.size() == 1);
    CHECK(s.circles.at(0).rows.at(0).what == "Rosa Parks");
    CHECK(s.circles.at(0).heading == "Everybody");
    CHECK(screens::parse_filter("paused") == people_filter::paused);
    CHECK(screens::parse_filter("eaten") == people_filter::all);
}

TEST_CASE("who is slipping away is due as well") {
    auto w = tuesday();
    w.clock("2027-01-20 09:00");
    const auto late = people(w, "", people_filter::slipping);
    REQUIRE_FALSE(late.circles.empty());
    const auto due = people(w, "", people_filter::due);
    for (const auto& circle : late.circles)
        for (const auto& row : circle.rows)
            CHECK(std::ranges::any_of(due.circles, [&](const screens::circle_of_people& c) {
                return std::ranges::find(c.rows, row) != c.rows.end();
            }));
}

TEST_CASE("many people come in pages") {
    world w;
    w.read_settings(screens_settings);
    std::string roster = "[circles.friends]\nevery = \"3 months\"\n";
    for (int i = 0; i < 700; ++i)
        roster += fmt::format("[people.p{0:03}]\nname = \"Person {0:03}\"\nphone = \"+49 30 1\"\n{1}", i,
                              i < 350 ? "circles = [\"friends\"]\n" : "every = \"3 months\"\n");
    w.read_roster(roster);
    w.clock("2026-12-01 17:10");
    const auto agenda = plan::plan(w.input());
    std::set<std::string> seen;
    std::size_t before = 0;
    int pages = 0;
    do {
        const auto s = screens::people_of(agenda, w.input(), "", people_filter::all, before);
        CHECK(s.count == "700 people");
        for (const auto& circle : s.circles)
            for (const auto& row : circle.rows) CHECK(seen.insert(row.path).second);
        before = s.more;
        ++pages;
    } while (before > 0);
    CHECK(pages == 3);
    CHECK(seen.size() == 700);
    CHECK(screens::people_of(agenda, w.input(), "", people_filter::all, 9'999).circles.empty());
    const auto second = screens::people_of(agenda, w.input(), "person 1", people_filter::all, 0);
    CHECK(second.count == "100 of 700 people");
    CHECK(second.more == 0);
}
