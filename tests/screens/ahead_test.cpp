// SPDX-License-Identifier: MIT
#include "screens/ahead.hpp"
#include "screens/fixture.hpp"

#include <algorithm>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("the load of weeks tells its numbers in words") {
    const std::vector<plan::forecast_week> weeks{
        {.from = day("2026-12-01"), .available = minutes(120), .planned = minutes(50)},
        {.from = day("2026-12-08"), .available = minutes(120), .planned = minutes(75)}};
    const auto load = screens::load_of(weeks, day("2026-12-01"));
    REQUIRE(load.weeks.size() == 2);
    CHECK(load.weeks.at(1) == screens::week_of_load{"8 Dec", 75, 120});
    CHECK(load.label ==
          "Minutes planned of the minutes in blocks, for 2 weeks: 50 of 120, 75 of 120; the fullest is the "
          "week of 8 Dec");
    CHECK(screens::load_of({}, day("2026-12-01")).weeks.empty());
}

TEST_CASE("without blocks the load of weeks is what is planned elsewhere") {
    const std::vector<plan::forecast_week> weeks{{.from = day("2026-12-01"), .elsewhere = minutes(50)},
                                                 {.from = day("2026-12-08"), .elsewhere = minutes(75)}};
    const auto load = screens::load_of(weeks, day("2026-12-01"));
    CHECK_FALSE(load.has_blocks);
    CHECK(load.weeks.at(1) == screens::week_of_load{"8 Dec", 75, 0});
    CHECK(load.label == "Minutes planned, for 2 weeks: 50, 75; the fullest is the week of 8 Dec");
}

TEST_CASE("ahead says whether there is time, who is late, and when the user is away") {
    auto w = tuesday();
    w.away.push_back({day("2026-12-20"), day("2027-01-03"), "Holidays"});
    const auto s = screens::ahead_of(plan::plan(w.input()), w.input());
    CHECK_FALSE(s.capacity.empty());
    REQUIRE(s.away.size() == 1);
    CHECK(s.away.at(0).lead == "20 Dec");
    CHECK(s.away.at(0).small == "to 3 January 2027");
}

TEST_CASE("ahead tells a shortage once, and what would make room") {
    auto w = tuesday();
    w.join();
    const auto ample = plan::plan(w.input());
    CHECK(screens::outlook_of(ample, w.input()).remedies.empty());
    for (auto& [id, p] : w.roster.people) p.cadence.every = span{1, span_unit::day};
    const auto agenda = plan::plan(w.input());
    const auto s = screens::ahead_of(agenda, w.input());
    REQUIRE(s.capacity.starts_with("There is time for "));
    CHECK(std::ranges::count(s.notices, s.capacity) == 0);
    const auto outlook = screens::outlook_of(agenda, w.input());
    CHECK_FALSE(outlook.remedies.empty());
    CHECK(outlook.load.weeks.size() == 12);
}
