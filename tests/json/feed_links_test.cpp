// SPDX-License-Identifier: MIT
#include "json/feed_links.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("feeds are an array of links") {
    CHECK(json::feeds({{"mine", "http://x/a.ics", "webcal://x/a.ics"}}) ==
          "[{\"id\":\"mine\",\"url\":\"http://x/a.ics\",\"webcal\":\"webcal://x/a.ics\"}]\n");
    CHECK(json::feeds({}) == "[]\n");
}

} // namespace intouch
