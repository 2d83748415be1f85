// SPDX-License-Identifier: MIT
#include "plan/due/advice.hpp"
#include "plan/due/demands.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::test;

namespace {

world grace(std::string_view every) {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n");
    w.read_roster(fmt::format(
        "[people.grace]\nevery = \"{}\"\nphone = \"+1 202 555 0100\"\nlast = 2026-01-01\n", every));
    w.clock("2026-01-02 09:00");
    w.join();
    return w;
}

/// Closes rounds `apart` days from each other: 's' skips, 'r' reaches.
void rounds(world& w, std::string_view outcomes, int apart) {
    for (const char each : outcomes) {
        w.moment += days(apart);
        if (each == 'r')
            w.log({.person = "grace"});
        else
            w.append(record::record_skip(w.input(), {.person = "grace"}, {}, w.ids()));
    }
}

std::vector<plan::warning> advice(const world& w) {
    return plan::advice(w.input(), plan::collect_demands(w.input()).wanted);
}

plan::warning said(int count, std::string_view every) {
    return {.code = plan::warning_code::skipped_often,
            .person = "grace",
            .count = count,
            .of = 4,
            .span = parse_span(every).value()};
}

} // namespace

TEST_CASE("three skips in four rounds advise the cadence that fits") {
    world w = grace("2 weeks");
    rounds(w, "rsss", 14);
    CHECK(advice(w) == std::vector{said(3, "8 weeks")});
    const auto a = plan::plan(w.input());
    CHECK(std::ranges::find(a.warnings, said(3, "8 weeks")) != a.warnings.end());
    CHECK(a.touches.front().ideal == day("2026-03-13")); // 27 Feb and 2 weeks: advice changes nothing
}

TEST_CASE("four skips without a contact advise five times the cadence") {
    world w = grace("1 month");
    rounds(w, "ssss", 31);
    CHECK(advice(w) == std::vector{said(4, "5 months")});
    world rare = grace("4 years");
    rounds(rare, "ssss", 1461);
    CHECK(advice(rare) == std::vector{said(4, "10 years")});
}

TEST_CASE("fewer rounds or fewer skips give no advice") {
    world w = grace("2 weeks");
    rounds(w, "sss", 14);
    CHECK(advice(w).empty());
    rounds(w, "r", 14);
    CHECK(advice(w).size() == 1);
    rounds(w, "r", 14); // two skips in the last four rounds
    CHECK(advice(w).empty());
}

TEST_CASE("a changed cadence or a pause ends the advice") {
    world w = grace("2 weeks");
    rounds(w, "rsss", 14);
    w.read_roster("[people.grace]\nevery = \"8 weeks\"\nphone = \"+1 202 555 0100\"\nlast = 2026-01-01\n");
    CHECK(advice(w).empty());
    w.read_roster("[people.grace]\nevery = \"2 weeks\"\nphone = \"+1 202 555 0100\"\nlast = "
                  "2026-01-01\npause = true\n");
    CHECK(advice(w).empty());
}
