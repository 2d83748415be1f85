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
    CHECK(labels == std::vector<std::string>{"Reached", "Left a message", "No answer", "Later: tomorrow",
                                             "Later: on Tue 8 Dec", "Skip this time"});
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

TEST_CASE("only the last entry from a link can be undone on its page") {
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
