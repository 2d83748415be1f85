// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("a search knows neither case nor accents") {
    CHECK(without_case("JOS\u00c9 Stra\u00dfe") == "jose strasse");
    CHECK(without_case("jose\u0301") == "jose");
    CHECK(without_case("A\xff") == "a\xff");
    CHECK(without_case("O’Brien") == "o'brien");
    CHECK(without_case("").empty());
}

TEST_CASE("letters are those of any script, and no punctuation") {
    using runs = std::vector<std::string_view>;
    CHECK(letter_runs("Grace’s “Oma”—Nora… Vigée, 湯川!") ==
          runs{"Grace", "s", "Oma", "Nora", "Vigée", "湯川"});
    CHECK(letter_runs("e\u0301lan \u0301 राम") == runs{"e\u0301lan", "राम"});
    CHECK(letter_runs("a\xff"
                      "b\xc3") == runs{"a", "b"});
    CHECK(letter_runs("12 + 3").empty());
    CHECK(letter_runs("").empty());
}

TEST_CASE("a word begins in lower case, in upper case, or in a script without case") {
    CHECK(begins_in_lower_case("von"));
    CHECK(begins_in_lower_case("“élan"));
    CHECK_FALSE(begins_in_lower_case("Ada"));
    CHECK_FALSE(begins_in_lower_case("Émile"));
    CHECK_FALSE(begins_in_lower_case("湯川"));
    CHECK_FALSE(begins_in_lower_case("—"));
}

TEST_CASE("the first letter or digit") {
    CHECK(first_letter("(work)") == "w");
    CHECK(first_letter("3M") == "3");
    CHECK(first_letter("👩‍👩‍👧‍👦").empty());
}

TEST_CASE("a mark stands before a number after letters that are read from right to left") {
    CHECK(mark_before_number("Call ليلى") == "\u200e");
    CHECK(mark_before_number("Call נועה (about)") == "\u200e");
    CHECK(mark_before_number("Call Ada 湯川").empty());
}
