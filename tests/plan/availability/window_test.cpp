// SPDX-License-Identifier: MIT
#include "plan/availability/window.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace {

using namespace intouch;
using test::day;

roster::cadence tolerant(roster::tolerance early, roster::tolerance late) {
    roster::cadence c;
    c.early = early;
    c.late = late;
    return c;
}

} // namespace

TEST_CASE("percentages count days from last contact to ideal, half a day rounded up") {
    struct row {
        int percent;
        int interval;
        int days_around;
    };
    // 15 % of 42 is 6.3, of 30 is 4.5, of 29 is 4.35; 25 % of 42 is 10.5.
    const std::vector<row> rows{{15, 42, 6},   {15, 30, 5}, {15, 29, 4}, {25, 42, 11}, {0, 42, 0},
                                {100, 42, 42}, {15, 1, 0},  {50, 1, 1},  {15, 3, 0},   {25, 2, 1}};
    const date ideal = day("2026-12-03");
    for (const auto& r : rows) {
        CAPTURE(r.percent);
        CAPTURE(r.interval);
        const roster::percent p{r.percent};
        const auto w = plan::cadence_window(ideal, tolerant(p, p), days(r.interval));
        CHECK(w == plan::window{ideal - days(r.days_around), ideal + days(r.days_around)});
    }
}

TEST_CASE("early and late are calendar spans around the ideal") {
    const auto c = tolerant(span{1, span_unit::month}, span{1, span_unit::month});
    CHECK(plan::cadence_window(day("2026-03-31"), c, days(90)) ==
          plan::window{day("2026-02-28"), day("2026-04-30")});
    CHECK(plan::cadence_window(day("2028-03-31"), c, days(90)).earliest == day("2028-02-29"));
    const auto none = tolerant(span{0, span_unit::day}, span{0, span_unit::day});
    CHECK(plan::cadence_window(day("2026-12-31"), none, days(90)) ==
          plan::window{day("2026-12-31"), day("2026-12-31")});
}

TEST_CASE("a retry date has a quarter of its wait after it, and at least a day") {
    const date ideal = day("2026-12-30");
    const std::vector<std::pair<int, int>> rows{{0, 1}, {1, 1},  {2, 1},  {5, 1},   {6, 2},
                                                {7, 2}, {14, 4}, {31, 8}, {365, 91}};
    for (const auto& [wait, room] : rows) {
        CAPTURE(wait);
        CHECK(plan::retry_window(ideal, days(wait)) == plan::window{ideal, ideal + days(room)});
    }
}
