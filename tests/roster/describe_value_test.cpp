// SPDX-License-Identifier: MIT
#include "roster/describe_value.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch::roster;

TEST_CASE("a value is described with its type when the type is the problem") {
    const node text{{}, std::string("3")};
    CHECK(describe_value(text) == "\"3\"");
    CHECK(describe_kind(text) == "\"3\" (text in quotes)");
    CHECK(describe_value({{}, std::int64_t{3}}) == "3 (a whole number)");
    CHECK(describe_value({{}, true}) == "true");
    CHECK(describe_value({{}, node_list{}}) == "an empty list");
    CHECK(describe_value({{}, node_list{text}}) == "a list");
    CHECK(describe_value({{}, node_list{{{}, member_list{}}}}) == "a list of tables");
    CHECK(describe_value({{}, member_list{}}) == "a table");
}

TEST_CASE("a suggestion names the nearest candidate or is empty") {
    const std::vector<std::string> keys{"every", "early", "late"};
    CHECK(suggestion("evry", keys) == "; did you mean \"every\"?");
    CHECK(suggestion("zzz", keys).empty());
    CHECK(suggestion("x", std::vector<std::string>(2001, "x")).empty());
}

TEST_CASE("an id becomes a name with capital letters") {
    CHECK(capitalised("six-pack") == "Six Pack");
    CHECK(capitalised("ada_l") == "Ada L");
    CHECK(capitalised("-") == "-");
}

TEST_CASE("a list of words reads as a sentence does") {
    const std::vector<std::string> words{"a", "b", "c"};
    CHECK(listed(words) == "a, b and c");
    CHECK(listed(std::span(words).first(2), "or") == "a or b");
    CHECK(listed({}).empty());
}
