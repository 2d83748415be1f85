// SPDX-License-Identifier: MIT
#include "plan/availability/reachable_runs.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace intouch;

namespace {

plan::contact_hours evenings(std::string_view zone) {
    return {.live = true,
            .reach = {parse_week_range("Mon-Fri 18:00-20:00").value()},
            .hours = {},
            .zone = time_zone::load(zone).value()};
}

instant moment(std::string_view text) { return parse_instant(text).value(); }

} // namespace

TEST_CASE("the same hours have one number, and hours that do not bind are all the same") {
    plan::reachable_runs table;
    const auto berlin = table.number_of(evenings("Europe/Berlin"));
    CHECK(table.number_of(evenings("Europe/Berlin")) == berlin);
    CHECK(table.number_of(evenings("Asia/Tokyo")) != berlin);
    plan::contact_hours free = evenings("Europe/Berlin");
    free.live = false;
    plan::contact_hours also_free = evenings("Asia/Tokyo");
    also_free.live = false;
    CHECK(table.number_of(free) == table.number_of(also_free));
}

TEST_CASE("an occurrence is of one kind each week until a clock changes") {
    plan::reachable_runs table;
    const auto berlin = table.number_of(evenings("Europe/Berlin"));
    const auto kind = [&](std::string_view from, std::string_view to) {
        return table.kind_of(table.zone_of(berlin), moment(from), moment(to));
    };
    const auto winter = kind("2026-12-01T16:00:00Z", "2026-12-01T18:00:00Z");
    CHECK(kind("2026-12-08T16:00:00Z", "2026-12-08T18:00:00Z") == winter);
    CHECK(kind("2026-12-08T16:00:00Z", "2026-12-08T19:00:00Z") != winter); // longer
    CHECK(kind("2027-07-06T16:00:00Z", "2027-07-06T18:00:00Z") != winter); // an hour later on the wall
    CHECK(kind("2027-07-06T15:00:00Z", "2027-07-06T17:00:00Z") == winter);
    // 28 March 2027 has a change at 01:00 UTC.
    CHECK(kind("2027-03-28T00:00:00Z", "2027-03-28T02:00:00Z") !=
          kind("2027-04-04T00:00:00Z", "2027-04-04T02:00:00Z"));
}

TEST_CASE("the minutes of an occurrence in which the hours allow contact") {
    plan::reachable_runs table;
    const auto berlin = table.number_of(evenings("Europe/Berlin"));
    const instant start = moment("2026-12-01T16:30:00Z"); // a Tuesday, 17:30 in Berlin
    const instant end = moment("2026-12-01T18:00:00Z");
    const auto kind = table.kind_of(table.zone_of(berlin), start, end);
    CHECK(table.runs(berlin, kind, start, end) == std::vector<plan::run>{{30, 90}});
}
