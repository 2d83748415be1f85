// SPDX-License-Identifier: MIT
#include "roster/colors.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;

TEST_CASE("every colour name has a value and other names have none") {
    CHECK(roster::color_names().size() == 147);
    CHECK(std::ranges::is_sorted(roster::color_names()));
    for (const std::string& name : roster::color_names()) CHECK(roster::color_value(name).size() == 9);
    CHECK(roster::color_value("aliceblue") == "#F0F8FFFF");
    CHECK(roster::color_value("seagreen") == "#2E8B57FF");
    CHECK(roster::color_value("green") == "#008000FF"); // X11 has another green
    CHECK(roster::color_value("yellowgreen") == "#9ACD32FF");
    for (const char* none : {"", "aaa", "Seagreen", "zzz", "#123456"})
        CHECK(roster::color_value(none).empty());
}
