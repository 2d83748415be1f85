// SPDX-License-Identifier: MIT
#include "roster/colors.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch::roster;

TEST_CASE("every colour name has a value and other names have none") {
    CHECK(color_names().size() == 147);
    CHECK(std::ranges::is_sorted(color_names()));
    for (const std::string& name : color_names()) CHECK(color_value(name).size() == 9);
    CHECK(color_value("aliceblue") == "#F0F8FFFF");
    CHECK(color_value("seagreen") == "#2E8B57FF");
    CHECK(color_value("green") == "#008000FF"); // X11 has another green
    CHECK(color_value("yellowgreen") == "#9ACD32FF");
    for (const char* none : {"", "aaa", "Seagreen", "zzz", "#123456"}) CHECK(color_value(none).empty());
}
