// SPDX-License-Identifier: MIT
#include "ical/charset.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("a message names the character set that is taken") {
    CHECK(ical::charset_taken("windows-1250") == "Windows-1250");
    CHECK(ical::charset_taken("iso-8859-15") == "ISO-8859-15");
    for (const auto* none : {"", "no such set", "utf-16"}) CHECK(ical::charset_taken(none) == "Windows-1252");
}
