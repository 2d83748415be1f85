// SPDX-License-Identifier: MIT
#include "ical/text_value.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;

TEST_CASE("an escaped text comes back when it is unescaped") {
    CHECK(ical::unescape(R"(a\, b\; c\\n\nd\N\"e\)") == "a, b; c\\n\nd\n\"e\\");
    CHECK(ical::escape("a, b; c\\\r\nd\te\x01") == R"(a\, b\; c\\\nd e)");
    const std::string text = "Grüße, \\ ; \n:\"^";
    CHECK(ical::unescape(ical::escape(text)) == text);
    CHECK(ical::split_value(R"(a\;b;;c\\;d)", ';') == std::vector<std::string>{R"(a\;b)", "", R"(c\\)", "d"});
    CHECK(ical::split_value("", ',') == std::vector<std::string>{""});
}
