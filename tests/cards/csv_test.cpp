// SPDX-License-Identifier: MIT
#include "cards/csv.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using cards::csv_row;
using cards::parse_csv;

TEST_CASE("the most frequent delimiter of the first row separates fields") {
    const std::vector<csv_row> expected{{1, {"a", "b,c", "d"}}, {2, {"1", "2", "3"}}};
    CHECK(parse_csv("a,\"b,c\",d\n1,2,3\n").value() == expected);
    CHECK(parse_csv("a;b,c;d\r\n1;2;3\r\n").value() == expected);
    CHECK(parse_csv("a\tb,c\td\n1\t2\t3").value() == expected);
    CHECK(parse_csv("sep=|\na|b").value() == std::vector<csv_row>{{2, {"a", "b"}}});
}

TEST_CASE("a quoted field holds quotes and line breaks") {
    CHECK(parse_csv("a,b\n\"x \"\"y\"\"\nz\",2\n\n3,4").value() ==
          std::vector<csv_row>{{1, {"a", "b"}}, {2, {"x \"y\"\nz", "2"}}, {5, {"3", "4"}}});
}

TEST_CASE("a damaged table is refused with a line") {
    for (const auto* text : {"a,b\n\"x,2", "a,b\n\"x\"y,2\n", "a,b\n1,2,3\n"}) {
        const auto rows = parse_csv(text);
        REQUIRE_FALSE_MESSAGE(rows.has_value(), text);
        CHECK(rows.error().code == errc::invalid);
        CHECK_MESSAGE(rows.error().text.starts_with("line 2: "), rows.error().text);
    }
}
