// SPDX-License-Identifier: MIT
#include "screens/fixture.hpp"
#include "screens/people.hpp"

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
}

TEST_CASE("a filter leaves the people in that state") {
    const auto s = people(tuesday(), "", people_filter::paused);
    REQUIRE(s.circles.size() == 1);
    CHECK(s.circles.at(0).rows.at(0).what == "Rosa Parks");
    CHECK(s.circles.at(0).heading == "Everybody");
    CHECK(screens::parse_filter("paused") == people_filter::paused);
    CHECK(screens::parse_filter("eaten") == people_filter::all);
}
