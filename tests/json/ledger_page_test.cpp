// SPDX-License-Identifier: MIT
#include "json/entry.hpp"
#include "json/ledger_page.hpp"
#include "json/read_back.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <string>

namespace intouch {

TEST_CASE("a page of the ledger marks undone entries and names the next page") {
    const example e;
    const auto& history = e.state.people.at("ada").history;
    ledger::page page{.entries = {&history.at(0), &history.at(1)}, .more = true};
    ledger::state state;
    state.struck.insert(history.at(1).id);
    const auto d = parsed(json::ledger(page, state, e.berlin));
    CHECK(each(d, "entries", "kind") == R"("joined", "reached")");
    CHECK(each(d, "entries", "on") == R"("2026-06-01", "2026-10-22T17:40:00+02:00")");
    CHECK(each(d, "entries", "undone") == "false, true");
    CHECK(std::get<std::string>(member(d, "next").value) == history.at(1).id);
    page.more = false;
    CHECK(member(parsed(json::ledger(page, state, e.berlin)), "next").found() == "null");
    CHECK(json::ledger({}, state, e.berlin) == "{\"entries\":[],\"next\":null}\n");
    CHECK(keys(parsed(json::entry(history.at(1), e.berlin))) ==
          "id, at, person, with, round, kind, on, channel, to, note, source, ideal, names, block, key");
}

} // namespace intouch
