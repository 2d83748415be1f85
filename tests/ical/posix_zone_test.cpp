// SPDX-License-Identifier: MIT
#include "ical/posix_zone.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace std::chrono_literals;
using ical::observance;
using ical::posix_zone;
using ical::yearly_onset;

TEST_CASE("a zone that never changes is one observance") {
    CHECK(ical::parse_posix_zone("IST-5:30") == posix_zone{{"IST", 5h + 30min, {}}, {}});
    CHECK(ical::parse_posix_zone("<+0330>-3:30") == posix_zone{{"+0330", 3h + 30min, {}}, {}});
    CHECK(ical::parse_posix_zone("UTC0") == posix_zone{{"UTC", 0s, {}}, {}});
    CHECK(ical::parse_posix_zone("LMT+0:01:15") == posix_zone{{"LMT", -75s, {}}, {}});
}

TEST_CASE("a zone with summer time has two onsets, at two o'clock unless said otherwise") {
    CHECK(ical::parse_posix_zone("EST5EDT,M3.2.0,M11.1.0") ==
          posix_zone{{"EST", -5h, yearly_onset{std::chrono::November, 1, std::chrono::Sunday, 2h}},
                     observance{"EDT", -4h, yearly_onset{std::chrono::March, 2, std::chrono::Sunday, 2h}}});
    CHECK(ical::parse_posix_zone("IST-1GMT0,M10.5.0,M3.5.0/1") ==
          posix_zone{{"IST", 1h, yearly_onset{std::chrono::March, -1, std::chrono::Sunday, 1h}},
                     observance{"GMT", 0h, yearly_onset{std::chrono::October, -1, std::chrono::Sunday, 2h}}});
    CHECK(ical::parse_posix_zone("<-02>2<-01>,M3.5.0/-1,M10.5.0/0") ==
          posix_zone{{"-02", -2h, yearly_onset{std::chrono::October, -1, std::chrono::Sunday, 0h}},
                     observance{"-01", -1h, yearly_onset{std::chrono::March, -1, std::chrono::Sunday, -1h}}});
    CHECK(ical::parse_posix_zone("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0")->daylight->offset == 11h);
}

TEST_CASE("what is no such rule is absent") {
    for (const std::string text : {"",
                                   "E5",
                                   "EST",
                                   "5",
                                   "<+03-3",
                                   "EST5EDT",
                                   "EST5EDT,",
                                   "EST5EDT,M3.2.0",
                                   "EST5EDT,M3.2.0,",
                                   "EST5EDT,J60,J300",
                                   "EST5EDT,60,300",
                                   "EST5EDT,M13.2.0,M11.1.0",
                                   "EST5EDT,M3.0.0,M11.1.0",
                                   "EST5EDT,M3.6.0,M11.1.0",
                                   "EST5EDT,M3.2.7,M11.1.0",
                                   "EST5EDT,M3.2.0/168,M11.1.0",
                                   "EST5EDT,M3.2.0/2:60,M11.1.0",
                                   "EST5EDT,M3.2.0,M11.1.0x",
                                   "EST25",
                                   "EST5EDT,M3.2.0/2:0:60,M11.1.0",
                                   "EST5EDTx,M3.2",
                                   "EST5:",
                                   "EST--5",
                                   "EST5EDT4M3.2.0,M11.1.0",
                                   "EST99999999999999999999",
                                   "EST5EDT,M3.-2.0,M11.1.0"}) {
        CAPTURE(text);
        CHECK(ical::parse_posix_zone(text) == std::nullopt);
    }
}

TEST_CASE("an onset comes on its weekday each year and may lie on another day") {
    const yearly_onset last_sunday{std::chrono::March, -1, std::chrono::Sunday, 2h};
    CHECK(ical::onset_in(last_sunday, 2026y) == local_second(date(2026y / 3 / 29)) + 2h);
    CHECK(ical::onset_in(last_sunday, 2030y) == local_second(date(2030y / 3 / 31)) + 2h);
    const yearly_onset eve{std::chrono::March, -1, std::chrono::Sunday, -1h};
    CHECK(ical::onset_in(eve, 2026y) == local_second(date(2026y / 3 / 28)) + 23h);
    const yearly_onset second_sunday{std::chrono::March, 2, std::chrono::Sunday, 2h};
    CHECK(ical::onset_in(second_sunday, 2026y) == local_second(date(2026y / 3 / 8)) + 2h);
}
