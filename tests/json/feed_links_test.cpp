// SPDX-License-Identifier: MIT
#include "json/feed_links.hpp"
#include "json/member.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("feeds are an array of links") {
    CHECK(json::feeds({{"mine", "http://x/a.ics", "webcal://x/a.ics"}}) ==
          "[{\"id\":\"mine\",\"url\":\"http://x/a.ics\",\"webcal\":\"webcal://x/a.ics\"}]\n");
    CHECK(json::feeds({}) == "[]\n");
}

TEST_CASE("the command line reads the links that a daemon answers") {
    const std::vector<json::feed_link> links{{"mine", "http://x/a.ics", "webcal://x/a.ics"},
                                             {"pal", "http://x/b.ics", "webcal://x/b.ics"}};
    CHECK(json::feed_links(json::feeds(links)) == links);
    CHECK(json::feed_links("{}").empty());
    CHECK(json::feed_links("[1]").empty());
    CHECK(json::feed_links("").empty());
}

} // namespace intouch
