// SPDX-License-Identifier: MIT
#include "core/zone.hpp"
#include "ical/windows_zones.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("a Windows name stands for a zone that exists") {
    for (const auto* name :
         {"AUS Central Standard Time", "W. Europe Standard Time", "West Pacific Standard Time"}) {
        const auto iana = ical::zone_of_windows(name);
        REQUIRE(iana.has_value());
        CHECK(time_zone::load(*iana).has_value());
    }
    CHECK_FALSE(ical::zone_of_windows("Mars Standard Time").has_value());
}
