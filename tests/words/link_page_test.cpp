// SPDX-License-Identifier: MIT
#include "words/example.hpp"
#include "words/link_page.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;

TEST_CASE("the page of a touch says what it is and what can be answered") {
    const example e;
    const auto& t = e.agenda.touches.at(0);
    const auto page = words::page_of({t.uid, "ada", "ada"}, e.agenda, e.input());
    CHECK(page.title == "Call Ada Lovelace, Charles Babbage");
    CHECK(page.when == "Thu 3 Dec 2026 17:25");
    CHECK(page.said.empty());
    CHECK(page.round == t.round);
    std::vector<std::string> labels;
    for (const auto& b : page.buttons) labels.push_back(b.label);
    CHECK(labels == std::vector<std::string>{"Reached", "Left a message", "No answer", "Later: tomorrow",
                                             "Later: on Tue 8 Dec", "Skip this time"});
    std::vector<std::string> links;
    for (const auto& line : page.lines)
        if (!line.link.empty()) links.push_back(line.link);
    CHECK(links.at(0) == "tel:+442079460000");
}

TEST_CASE("the page of a round that is over says what is planned now and asks nothing") {
    const example e;
    const auto page = words::page_of({"gone@intouch", "ada", "ada"}, e.agenda, e.input());
    CHECK(page.title == "Ada Lovelace");
    CHECK(page.said == "Planned now: Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 17:25.");
    CHECK(page.buttons.empty());
    CHECK(page.undo.empty());
    const auto stranger = words::page_of({"gone@intouch", "zoe", "zoe"}, e.agenda, e.input());
    CHECK(stranger.said == "Nothing is planned now.");
}

TEST_CASE("what was said by a link last can be taken back there and nothing else") {
    example e;
    auto& history = e.state.people.at("ada").history;
    history.back().source = ledger::entry_source::link;
    history.back().kind = ledger::entry_kind::no_answer;
    const auto& t = e.agenda.touches.at(0);
    const auto page = words::page_of({t.uid, "ada", "ada"}, e.agenda, e.input());
    CHECK(page.undo == history.back().id);
    CHECK(page.said == "Logged: no answer. Next: Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 17:25.");
    history.back().source = ledger::entry_source::api;
    CHECK(words::page_of({t.uid, "ada", "ada"}, e.agenda, e.input()).undo.empty());
}
