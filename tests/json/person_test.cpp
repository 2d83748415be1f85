// SPDX-License-Identifier: MIT
#include "json/person.hpp"
#include "json/read_back.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("a person comes with roster entry, state, history and touch") {
    const example e;
    CHECK(json::person("ada", e.agenda, e.input()) == golden("person.json"));
}

} // namespace intouch
