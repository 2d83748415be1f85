// SPDX-License-Identifier: MIT
#include "ical/libical_values.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace std::chrono_literals;

namespace {

const date third{std::chrono::local_days(2026y / 12 / 3)};

} // namespace

TEST_CASE("durations and offsets are parsed") {
    CHECK(ical::parse_duration_text("PT1H30M") == ical::duration{days(0), 90min});
    CHECK(ical::parse_duration_text("-P1W") == ical::duration{days(-7), 0s});
    CHECK(ical::parse_duration_text("+P1DT2S") == ical::duration{days(1), 2s});
    CHECK(ical::parse_duration_text(" pt1h ") == ical::duration{days(0), 1h});
    for (const auto* bad :
         {"", "P", "PT", "1H", "P1H", "PT1D", "P1", "PT1H-", "PT999999999H", "PT99999999999999999999H"}) {
        INFO(bad);
        CHECK_FALSE(ical::parse_duration_text(bad).has_value());
    }
    CHECK(ical::parse_offset_text("-0330") == -(3h + 30min));
    CHECK(ical::parse_offset_text("+011500") == seconds(4500));
    for (const auto* bad : {"", "0100", "+01", "+0160", "+2400", "+5730", "+01000", "+010060"}) {
        INFO(bad);
        CHECK_FALSE(ical::parse_offset_text(bad).has_value());
    }
}

TEST_CASE("times are parsed, also as broken writers write them") {
    const local_second five = local_second{third} + 17h;
    const instant utc{five.time_since_epoch()};
    CHECK(ical::parse_time_text("20261203") == ical::moment(third));
    CHECK(ical::parse_time_text("20261203T170000") == ical::moment(ical::zoned_time{five, ""}));
    for (const auto* same : {"20261203T170000Z", " 20261203t170000z", "20261203T1700Z",
                             "2026-12-03T17:00:00Z", "2026-12-03T17:00:00.000Z", "2026-12-03 17:00Z"}) {
        INFO(same);
        CHECK(ical::parse_time_text(same) == ical::moment(utc));
    }
    CHECK(ical::parse_time_text("20261202T240000Z") ==
          ical::moment(instant{local_second{third}.time_since_epoch()}));
    CHECK(ical::parse_time_text("20261203T165960Z") == ical::moment(utc - 1s));
    CHECK(ical::parse_time_text("17890714").has_value());
    for (const auto* bad : {"", "2026120", "20261301", "20260230", "20261203T", "20261203T2500",
                            "20261203T250000", "20261203T240001", "20261203 170000", "20261203T170000X",
                            "00001231", "20261203T17+100", "2026 203"}) {
        INFO(bad);
        const auto read = ical::parse_time_text(bad);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == errc::invalid);
    }
}

TEST_CASE("periods are parsed") {
    const instant from{(local_second{third} + 16h).time_since_epoch()};
    CHECK(ical::parse_period_text("20261203T160000Z/PT1H") == ical::period{from, {}, {days(0), 1h}});
    CHECK(ical::parse_period_text("20261203T160000Z/20261203T170000Z") ==
          ical::period{from, ical::moment(from + 1h), {}});
    for (const auto* bad : {"", "/", "20261203T160000Z", "20261203T160000Z/", "20261203T160000Z/soon"})
        CHECK_FALSE(ical::parse_period_text(bad).has_value());
}
