// SPDX-License-Identifier: MIT
#include "ical/time_text.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace std::chrono_literals;

TEST_CASE("durations and offsets are parsed") {
    CHECK(ical::parse_duration_text("PT1H30M") == ical::duration{days(0), 90min});
    CHECK(ical::parse_duration_text("-P1W") == ical::duration{days(-7), 0s});
    CHECK(ical::parse_duration_text("+P1DT2S") == ical::duration{days(1), 2s});
    for (const auto* bad : {"", "P", "PT", "1H", "P1H", "PT1D", "P1", "PT1H-", "PT999999999H", "P1D1"}) {
        INFO(bad);
        CHECK_FALSE(ical::parse_duration_text(bad).has_value());
    }
    CHECK(ical::parse_offset_text("-0330") == -(3h + 30min));
    CHECK(ical::parse_offset_text("+011500") == seconds(4500));
    for (const auto* bad : {"", "0100", "+01", "+0160", "+2400", "+5730", "+01000"}) {
        INFO(bad);
        CHECK_FALSE(ical::parse_offset_text(bad).has_value());
    }
}

TEST_CASE("a text that is no time is refused") {
    for (const auto* bad :
         {"", "2026120", "20261301", "20260230", "20261203T", "20261203T2500", "20261203T250000",
          "20261203 170000", "20261203T170000X", "99991231", "18991231"}) {
        INFO(bad);
        const auto read = ical::parse_time_text(bad);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == errc::invalid);
    }
}
