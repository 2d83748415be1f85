// SPDX-License-Identifier: MIT
#include "core/weekly_time.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("weekly time: a time on some weekdays") {
    const auto t = parse_weekly_time("Mon-Fri 08:00");
    REQUIRE(t);
    CHECK(print(*t) == "Mon-Fri 08:00");
    CHECK(falls_on(*t, parse_date("2026-11-27").value()));
    CHECK_FALSE(falls_on(*t, parse_date("2026-11-28").value()));
    CHECK(print(parse_weekly_time("  Daily   7:05 ").value()) == "daily 07:05");
    CHECK(print(parse_weekly_time("Sat,Sun 23:59").value()) == "Sat,Sun 23:59");
    CHECK(print(parse_weekly_time("Mon-Sun 00:00").value()) == "daily 00:00");
}

TEST_CASE("weekly time: what is none") {
    for (const char* text :
         {"", "08:00", "daily", "Mon", "Mon-Fri", "daily 24:00", "daily 8", "Mon-Fri 08:00-09:00",
          "1st Mon 08:00", "never 08:00", "Mon-Fri 25:00", "Mon-Fri, 08:00"}) {
        CAPTURE(text);
        const auto t = parse_weekly_time(text);
        REQUIRE_FALSE(t);
        CHECK(t.error().text.starts_with("found \""));
        CHECK(t.error().text.ends_with("\"Mon-Fri 08:00\" or \"daily 08:00\""));
    }
}
