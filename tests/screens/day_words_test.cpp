// SPDX-License-Identifier: MIT
#include "screens/day_words.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::screens;

namespace {

date day(const char* text) { return parse_date(text).value(); }
const date today = day("2026-12-01");

} // namespace

TEST_CASE("how long ago a day is grows from days to years") {
    CHECK(ago(today, today) == "today");
    CHECK(ago(day("2026-11-30"), today) == "yesterday");
    CHECK(ago(day("2026-11-18"), today) == "13 days ago");
    CHECK(ago(day("2026-11-17"), today) == "2 weeks ago");
    CHECK(ago(day("2026-08-12"), today) == "15 weeks ago");
    CHECK(ago(day("2026-05-31"), today) == "6 months ago");
    CHECK(ago(day("2025-12-02"), today) == "11 months ago");
    CHECK(ago(day("2024-02-29"), today) == "2 years ago");
}

TEST_CASE("how long ago a moment is grows from minutes to days") {
    const auto zone = time_zone::load("Europe/Berlin").value();
    const auto now = parse_instant("2026-12-01T17:00:00Z").value();
    CHECK(ago(now, now, zone) == "just now");
    CHECK(ago(now - minutes(1), now, zone) == "1 minute ago");
    CHECK(ago(now - minutes(59), now, zone) == "59 minutes ago");
    CHECK(ago(now - minutes(60), now, zone) == "1 hour ago");
    CHECK(ago(now - minutes(1439), now, zone) == "23 hours ago");
    CHECK(ago(now - days(1), now, zone) == "yesterday");
    CHECK(ago(now - days(30), now, zone) == "4 weeks ago");
}

TEST_CASE("a near day has the name of its weekday, another one its date") {
    CHECK(near_day(today, today) == "today");
    CHECK(near_day(day("2026-12-02"), today) == "tomorrow");
    CHECK(near_day(day("2026-12-07"), today) == "Monday");
    CHECK(near_day(day("2026-12-08"), today) == "8 December");
    CHECK(near_day(day("2026-11-30"), today) == "30 November");
    CHECK(near_day(day("2027-01-12"), today) == "12 January 2027");
    CHECK(long_day(today, today) == "Tuesday 1 December");
}
