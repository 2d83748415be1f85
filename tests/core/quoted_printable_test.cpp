// SPDX-License-Identifier: MIT
#include "core/quoted_printable.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("quoted-printable is decoded and what is none of it stays") {
    CHECK(decode_quoted_printable("Gr=C3=BC=c3=9fe") == "Grüße");
    CHECK(decode_quoted_printable("a=3Db") == "a=b");
    CHECK(decode_quoted_printable("1+1=2, =, =4, =G1") == "1+1=2, =, =4, =G1");
    CHECK(decode_quoted_printable("soft=") == "soft");
    CHECK(decode_quoted_printable("").empty());
}
