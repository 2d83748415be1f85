// SPDX-License-Identifier: MIT
#include "words/example.hpp"
#include "words/link_page.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;

TEST_CASE("the page of a touch has its text and the possible answers") {
    const example e;
    const auto& t = e.agenda.touches.at(0);
    const auto page = words::page_of({t.uid, "ada", "ada"}, e.agenda, e.input());
    CHECK(page.title == "Call Ada Lovelace, Charles Babbage");
    CHECK(page.when == "Thu 3 Dec 2026 17:25");
    CHECK(page.said.empty());
    CHECK(page.round == t.round);
    std::vector<std::string> labels;
    for (const auto& b : page.buttons) labels.push_back(b.label);
    CHECK(labels == std::vector<std::string>{"Reached", "Left a message", "No answer", "They called me",
                                             "Number or address dead", "Later: on Fri 4 Dec",
                                             "Later: on Thu 10 Dec", "Skip this time"});
    std::vector<std::string> links;
    for (const auto& line : page.lines)
        if (!line.link.empty()) links.push_back(line.link);
    CHECK(links.at(0) == "tel:+442079460000");
}

TEST_CASE("the page of a closed round has the next touch and no buttons") {
    const example e;
    const auto page = words::page_of({"gone@intouch", "ada", "ada"}, e.agenda, e.input());
    CHECK(page.title == "Ada Lovelace");
    CHECK(page.said == "Planned now: Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 17:25.");
    CHECK(page.buttons.empty());
    CHECK(page.undo.empty());
    const auto stranger = words::page_of({"gone@intouch", "zoe", "zoe"}, e.agenda, e.input());
    CHECK(stranger.said == "Nothing is planned now.");
}

namespace {

/// The newest entry about Ada came from the page of her touch, at that moment.
ledger::entry& say_no_answer(example& e, const std::string& moment) {
    auto& newest = e.state.people.at("ada").history.back();
    newest.source = ledger::entry_source::link;
    newest.kind = ledger::entry_kind::no_answer;
    newest.key = "link:" + e.touch().uid + ":4:1:no_answer:7";
    newest.at = at(moment);
    return newest;
}

words::link_page page_of_ada(const example& e) {
    return words::page_of({e.touch().uid, "ada", "ada"}, e.agenda, e.input());
}

} // namespace

TEST_CASE("after an answer the page has its own news with its date, Undo, and folded buttons") {
    example e;
    const auto& said = say_no_answer(e, "2026-12-01T07:30:00Z");
    const auto page = page_of_ada(e);
    CHECK(page.undo == said.id);
    CHECK(page.said == "Tue 1 Dec 2026 08:30. Logged: no answer on 3 Nov 2026, kept as history. Next: Call "
                       "Ada Lovelace, Charles Babbage, Thu 3 Dec "
                       "2026 17:25.");
    CHECK(page.answered);
    CHECK_FALSE(page.buttons.empty());
}

TEST_CASE("an answer of yesterday leaves the buttons open") {
    example e;
    say_no_answer(e, "2026-11-30T16:30:00Z");
    const auto page = page_of_ada(e);
    CHECK(page.said.starts_with("Mon 30 Nov 2026 17:30."));
    CHECK_FALSE(page.answered);
}

TEST_CASE("a note is news, and no answer") {
    example e;
    say_no_answer(e, "2026-12-01T07:30:00Z").kind = ledger::entry_kind::noted;
    const auto page = page_of_ada(e);
    CHECK(page.said.starts_with("Tue 1 Dec 2026 08:30. Noted."));
    CHECK_FALSE(page.answered);
    CHECK(page.takes_notes);
}

TEST_CASE("the page of one touch shows no news of another") {
    example e;
    say_no_answer(e, "2026-12-01T07:30:00Z").key = "link:another@intouch:1:1:no_answer:7";
    const auto page = page_of_ada(e);
    CHECK(page.said.empty());
    CHECK(page.undo.empty());
    CHECK_FALSE(page.answered);
}

TEST_CASE("a page takes nothing back once another door has spoken") {
    example e;
    auto& history = e.state.people.at("ada").history;
    say_no_answer(e, "2026-12-01T07:30:00Z");
    history.push_back(history.back());
    history.back().id = "01JDZ0000000000000000000A9";
    history.back().source = ledger::entry_source::api;
    history.back().key.clear();
    history.back().at = at("2026-12-01T07:45:00Z");
    const auto page = page_of_ada(e);
    CHECK(page.said.starts_with("Tue 1 Dec 2026 08:30."));
    CHECK(page.undo.empty());
}
