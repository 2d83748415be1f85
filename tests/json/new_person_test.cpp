// SPDX-License-Identifier: MIT
#include "json/new_person.hpp"
#include "json/read_back.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <string>

namespace intouch {

namespace {

std::string text_of(const std::string& json) {
    return std::get<std::string>(member(parsed(json), "text").value);
}

} // namespace

TEST_CASE("the answer to a new person has the entry and what comes next") {
    const example e;
    const auto made = json::new_person("ada", "Ada Lovelace", "[people.ada]\n", e.agenda, e.input());
    CHECK(text_of(made) ==
          "Added Ada Lovelace (ada). Next: Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 17:25.");
    CHECK(keys(member(parsed(made), "people")) == "ada");
    CHECK(std::get<std::string>(member(parsed(made), "entry").value) == "[people.ada]\n");
}

TEST_CASE("somebody whose files have mistakes is kept, and planned later") {
    const example e;
    const auto made = json::new_person("ann", "Ann Lee", "[people.ann]\n", e.agenda, e.input());
    CHECK(text_of(made) ==
          "Added Ann Lee (ann). The files have mistakes, which `intouch check` shows: the plan follows "
          "when they are mended.");
    CHECK(member(parsed(made), "touch").found() == "null");
}

TEST_CASE("the answer to somebody who was taken out says whose entry counts") {
    const example e;
    CHECK(text_of(json::new_person("ann", "Ann Lee", "", e.agenda, e.input())) == "Took Ann Lee (ann) out.");
    CHECK(text_of(json::new_person("ada", "Ada", "", e.agenda, e.input())) ==
          "Took Ada (ada) out. The entry in your own file counts.");
}

} // namespace intouch
