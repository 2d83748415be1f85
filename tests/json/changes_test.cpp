// SPDX-License-Identifier: MIT
#include "json/changes.hpp"
#include "json/read_back.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("changes list moved, new and gone touches") {
    const example e;
    ledger::published_touch before;
    before.uid = "AAA@intouch";
    before.owner = "ada";
    before.channel = "text";
    before.day = day("2026-12-01");
    const plan::changes c{
        .moved = {{before, e.touch()}}, .added = {e.agenda.touches.back()}, .gone = {before}, .unchanged = 7};
    const auto d = parsed(json::changes(c, e.agenda, e.input()));
    CHECK(keys(d) == "moved, new, gone, unchanged, capacity, text");
    CHECK(keys(list(d, "moved").front()) == "uid, person, from, to");
    CHECK(keys(member(list(d, "moved").front(), "from")) == "date, start, channel");
    CHECK(member(member(list(d, "moved").front(), "to"), "date").found() == "\"2026-12-03\"");
    CHECK(each(d, "new", "person") == "\"grace\"");
    CHECK(keys(list(d, "gone").front()) == "uid, person, date, start, channel");
    CHECK(member(d, "unchanged").found() == "7");
}

} // namespace intouch
