// SPDX-License-Identifier: MIT
#include "cards/csv.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using cards::csv_row;
using cards::parse_csv;

TEST_CASE("a delimiter separates fields") {
    const std::vector<csv_row> expected{{1, {"a", "b,c", "d"}, {}}, {2, {"1", "2", "3"}, {}}};
    CHECK(parse_csv("a,\"b,c\",d\n1,2,3\n", ',') == expected);
    CHECK(parse_csv("a;b,c;d\r\n1;2;3\r\n", ';') == expected);
    CHECK(parse_csv("a\tb,c\td\n1\t2\t3", '\t') == expected);
    CHECK(parse_csv("a|b,c|d\r1|2|3", '|') == expected);
    const auto named = cards::take_delimiter("sep=|\r\na|b");
    CHECK(named.delimiter == '|');
    CHECK(named.line == 2);
    CHECK(named.rest == "a|b");
    CHECK(cards::take_delimiter("sep=").rest == "sep=");
}

TEST_CASE("a quoted field holds quotes and line breaks") {
    CHECK(parse_csv("a,b\n\"x \"\"y\"\"\nz\",2\n\n3,4", ',') ==
          std::vector<csv_row>{{1, {"a", "b"}, {}}, {2, {"x \"y\"\nz", "2"}, {}}, {5, {"3", "4"}, {}}});
}

TEST_CASE("a row that is damaged does not spoil the rows around it") {
    for (const auto* damaged : {"\"x,2", "\"x\"y,2"}) {
        const auto rows = parse_csv("a,b\n" + std::string(damaged) + "\n3,4\n\"5\",6\n", ',');
        INFO(damaged);
        REQUIRE(rows.size() == 4);
        CHECK_FALSE(rows[1].fault.empty());
        CHECK(rows[1].fields == std::vector<std::string>{damaged});
        CHECK(rows[1].line == 2);
        CHECK(rows[2] == csv_row{3, {"3", "4"}, {}});
        CHECK(rows[3] == csv_row{4, {"5", "6"}, {}});
    }
}
