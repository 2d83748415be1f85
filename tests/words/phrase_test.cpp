// SPDX-License-Identifier: MIT
#include "words/phrase.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("a cadence of one leaves out the number") {
    CHECK(words::every(parse_span("1 week").value()) == "every week");
    CHECK(words::every(parse_span("6 weeks").value()) == "every 6 weeks");
}

TEST_CASE("a list has commas and one and") {
    CHECK(words::joined({}).empty());
    CHECK(words::joined({"a"}) == "a");
    CHECK(words::joined({"a", "b"}) == "a and b");
    CHECK(words::joined({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("only an ASCII letter gets a capital") {
    CHECK(words::capitalised("ada") == "Ada");
    CHECK(words::capitalised("1 week") == "1 week");
    CHECK(words::capitalised("\u00e9mile") == "\u00e9mile");
    CHECK(words::capitalised("").empty());
}

TEST_CASE("a block has its name, or its id when the settings do not know the block") {
    roster::settings s;
    s.blocks["calls"].name = "Keeping in touch";
    CHECK(words::block_name("calls", s) == "\"Keeping in touch\"");
    CHECK(words::block_name("gone", s) == "\"gone\"");
}

TEST_CASE("a cut text ends after a whole word and never inside a character") {
    CHECK(words::cut("a short text", 12) == "a short text");
    CHECK(words::cut("a rather long text", 14) == "a rather \u2026");
    CHECK(words::cut("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", 9) == "\u00e9\u00e9 \u2026");
}

} // namespace intouch
