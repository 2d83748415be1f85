// SPDX-License-Identifier: MIT
#include "core/escape_markup.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("characters with a meaning in markup become character references") {
    CHECK(escape_markup(R"(<a href='x'>"Tom & Ada"</a>)") ==
          "&lt;a href=&#39;x&#39;&gt;&quot;Tom &amp; Ada&quot;&lt;/a&gt;");
}

TEST_CASE("other text stays as it is") {
    CHECK(escape_markup("").empty());
    CHECK(escape_markup("Émilie du Châtelet; 山田") == "Émilie du Châtelet; 山田");
}

TEST_CASE("an escaped text that is escaped again keeps its ampersands") {
    CHECK(escape_markup("&amp;") == "&amp;amp;");
}
