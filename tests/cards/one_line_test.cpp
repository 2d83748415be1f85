// SPDX-License-Identifier: MIT
#include "cards/one_line.hpp"

#include <doctest/doctest.h>

using intouch::cards::one_line;

TEST_CASE("white space becomes single spaces and control characters go") {
    CHECK(one_line("  a\t b\r\n\nc\x01 ") == "a b c");
    CHECK(one_line("\n").empty());
}

TEST_CASE("another separator takes the place of a line break and of commas before it") {
    CHECK(one_line("1 High Street,\nLondon \nUK", ", ") == "1 High Street, London, UK");
}
