// SPDX-License-Identifier: MIT
#include "ical/foreign_rule.hpp"
#include "ical/named_days.hpp"

#include <doctest/doctest.h>

using namespace intouch;

namespace {

bool names_some(std::string_view rule, std::string_view first = "2026-01-31") {
    const date day = *parse_date(first);
    const auto read = ical::parse_rule(rule, day, true);
    REQUIRE(read.has_value());
    REQUIRE(read->named.has_value());
    return ical::names_some_day(*read->named, day);
}

} // namespace

TEST_CASE("a rule names a day, however rare") {
    CHECK(names_some("FREQ=MONTHLY"));
    CHECK(names_some("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=FR"));
    CHECK(names_some("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=-31"));
    CHECK(names_some("FREQ=MONTHLY;BYDAY=5SU;BYMONTH=2"));
    CHECK(names_some("FREQ=MONTHLY;BYDAY=-5SU;BYMONTH=2"));
    CHECK(names_some("FREQ=YEARLY"));
    CHECK(names_some("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2024-02-01"));
    CHECK(names_some("FREQ=YEARLY;BYYEARDAY=366"));
    CHECK(names_some("FREQ=YEARLY;BYYEARDAY=-366"));
    CHECK(names_some("FREQ=YEARLY;BYDAY=53TH"));
    CHECK(names_some("FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU"));
    CHECK(names_some("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO;BYMONTH=12"));
    CHECK(names_some("FREQ=YEARLY;BYWEEKNO=1;BYMONTH=12", "2026-08-31"));
}

TEST_CASE("a rule that names no day is found out") {
    CHECK_FALSE(names_some("FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31"));
    CHECK_FALSE(names_some("FREQ=MONTHLY;BYMONTH=4;BYDAY=FR;BYMONTHDAY=31"));
    CHECK_FALSE(names_some("FREQ=MONTHLY;INTERVAL=2;BYMONTH=2"));
    CHECK_FALSE(names_some("FREQ=MONTHLY;BYMONTH=2"));
    CHECK_FALSE(names_some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"));
    CHECK_FALSE(names_some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-30"));
    CHECK_FALSE(names_some("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2026-01-31"));
    CHECK_FALSE(names_some("FREQ=YEARLY;INTERVAL=2;BYYEARDAY=366", "2025-01-31"));
    CHECK_FALSE(names_some("FREQ=YEARLY;BYMONTH=1;BYYEARDAY=200"));
    CHECK_FALSE(names_some("FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1;BYDAY=MO"));
    CHECK_FALSE(names_some("FREQ=YEARLY;BYMONTH=2;BYDAY=6MO"));
}
