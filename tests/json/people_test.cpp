// SPDX-License-Identifier: MIT
#include "json/people.hpp"
#include "json/read_back.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("every person is listed with the next touch") {
    const example e;
    CHECK(json::people(e.agenda, e.input()) == golden("people.json"));
}

} // namespace intouch
