// SPDX-License-Identifier: MIT
#include "http/content_type.hpp"

#include <doctest/doctest.h>

using intouch::http::charset_of;

TEST_CASE("a charset is found in every form that a Content-Type may have") {
    CHECK(charset_of("text/calendar; charset=utf-8") == "utf-8");
    CHECK(charset_of("text/calendar;charset=\"ISO-8859-1\"") == "iso-8859-1");
    CHECK(charset_of("text/calendar; component=VEVENT; Charset = windows-1252 ; method=PUBLISH") ==
          "windows-1252");
    CHECK(charset_of("text/calendar; name=\"a;charset=x\\\";charset=y\"; charset=big5") == "big5");
}

TEST_CASE("a Content-Type without a charset names none") {
    CHECK(charset_of("").empty());
    CHECK(charset_of("text/calendar").empty());
    CHECK(charset_of("charset=utf-8").empty());
    CHECK(charset_of("text/calendar; charset").empty());
    CHECK(charset_of("text/calendar; charset=").empty());
    CHECK(charset_of("text/calendar; name=\"charset=utf-8").empty());
    CHECK(charset_of("text/calendar;;; x=\"\\").empty());
}
