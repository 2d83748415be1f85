// SPDX-License-Identifier: MIT
#include "words/cases.hpp"
#include "words/example.hpp"
#include "words/notices.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace intouch {

namespace {

using lines = std::vector<std::string>;
using plan::warning_code;

plan::warning missing(const std::string& person, const std::string& channel, const std::string& detail) {
    return {.code = warning_code::detail_missing, .person = person, .id = channel, .text = detail};
}

lines told(std::vector<plan::warning> warnings) {
    const example e;
    plan::agenda a = e.agenda;
    a.warnings = std::move(warnings);
    return words::notices(a, e.settings);
}

} // namespace

TEST_CASE("a warning that stands alone is told as it is") {
    CHECK(told({missing("ada", "call", "phone")}) ==
          lines{"Ada Lovelace: no phone number on the roster for call; add phone to [people.ada]."});
}

TEST_CASE("a detail that several people lack is one line with a count") {
    std::vector<plan::warning> all;
    for (const char* id : {"a", "b", "c", "d", "e"}) all.push_back(missing(id, "letter", "address"));
    all.push_back(missing("b", "gift", "address")); // the same detail again
    all.push_back(missing("b", "call", "phone"));
    const lines said = told(all);
    REQUIRE(said.size() == 2);
    CHECK(said.front() ==
          "No address on the roster for 5 people: a, b, c and 2 more; add address to their entries.");
}

TEST_CASE("equal warnings about several people name them, and where the details are") {
    const lines said = told({{.code = warning_code::no_channel, .person = "a"},
                             {.code = warning_code::no_channel, .person = "b"},
                             {.code = warning_code::no_channel, .person = "c"}});
    REQUIRE(said.size() == 1);
    CHECK(said.front().ends_with("The same goes for b and c; intouch show b tells more."));
}

TEST_CASE("every source that cannot be read has its own line") {
    CHECK(told({{.code = warning_code::busy_source, .id = "work", .text = "gone"},
                {.code = warning_code::busy_source, .id = "home", .text = "gone"}})
              .size() == 2);
}

TEST_CASE("all that is to know of one person stands together") {
    const example e;
    plan::agenda a = e.agenda;
    a.warnings = {missing("ada", "call", "phone"), missing("grace", "call", "phone")};
    CHECK(words::notices_about("ada", a, e.settings).size() == 1);
}

} // namespace intouch
