// SPDX-License-Identifier: MIT
#include "words/example.hpp"
#include "words/to_say.hpp"
#include "words/touch_text.hpp"

#include <doctest/doctest.h>

namespace intouch {

namespace {

const std::string sorry = "You could say: \"I was thinking of you. Sorry for the silence.\"";
const std::string a_while = "You could say: \"It has been a while, and I was thinking of you.\"";

/// Of a touch with Ada, last in touch on 22 October 2026, on that day.
std::string said(example& e, const std::string& on) {
    auto t = e.touch();
    t.day = day(on);
    return words::to_say(t, e.roster, e.settings, e.state);
}

ledger::entry& add(example& e, ledger::entry_kind kind, const std::string& on) {
    ledger::entry& one = e.state.people["ada"].history.emplace_back();
    one.kind = kind;
    one.person = "ada";
    one.on = {day(on), {}};
    return one;
}

} // namespace

TEST_CASE("after more than two intervals the text opens with a line that one could say") {
    example e;
    CHECK(said(e, "2027-01-14") == "");
    CHECK(said(e, "2027-01-15") == sorry);
    auto t = e.touch();
    t.day = day("2027-01-15");
    CHECK(words::touch_text(t, e.roster, e.settings, e.state, "").starts_with(sorry + "\n"));
    add(e, ledger::entry_kind::no_answer, "2026-12-03");
    CHECK(said(e, "2027-01-15") == a_while);
}

TEST_CASE("a try before the last contact does not count") {
    example e;
    add(e, ledger::entry_kind::left_message, "2026-10-21");
    CHECK(said(e, "2027-01-15") == sorry);
}

TEST_CASE("after a year the line comes even when the rhythm is slow, and nobody is sorry") {
    example e;
    e.roster.people["ada"].cadence.every = span{1, span_unit::year};
    CHECK(said(e, "2027-10-22") == "");
    CHECK(said(e, "2027-10-23") == a_while);
}

TEST_CASE("nothing is said to somebody new, of somebody lost, or of a get-together") {
    example e;
    auto t = e.agenda.touches.at(1); // Grace, without a contact
    t.day = day("2030-01-01");
    CHECK(words::to_say(t, e.roster, e.settings, e.state).empty());
    t = e.touch();
    t.day = day("2030-01-01");
    t.kind = plan::touch_kind::find;
    CHECK(words::to_say(t, e.roster, e.settings, e.state).empty());
    t.kind = plan::touch_kind::booking;
    CHECK(words::to_say(t, e.roster, e.settings, e.state).empty());
    t.person = "nobody";
    t.kind = plan::touch_kind::cadence;
    CHECK(words::to_say(t, e.roster, e.settings, e.state).empty());
}

TEST_CASE("an open promise opens the text, the one that is due first") {
    example e;
    auto& promises = e.state.people["ada"].promises;
    promises["B"] = {
        .entry = "B", .on = {}, .to = {day("2026-12-20"), {}}, .note = "the key", .attempts = {}};
    promises["A"] = {
        .entry = "A", .on = {}, .to = {day("2026-12-04"), {}}, .note = "send the article.", .attempts = {}};
    promises["C"] = {.entry = "C", .on = {}, .to = {day("2026-12-01"), {}}, .note = "", .attempts = {}};
    CHECK(said(e, "2026-12-03") == "You could say: \"I have not forgotten: send the article.\"");
    auto t = e.touch();
    t.kind = plan::touch_kind::promise;
    t.reasons = {{.code = plan::reason_code::promised, .date = day("2026-12-20"), .text = "the key"}};
    CHECK(words::to_say(t, e.roster, e.settings, e.state) ==
          "You could say: \"I have not forgotten: the key.\"");
}

TEST_CASE("the user's own lines replace those of intouch, and an empty one is left out") {
    example e;
    e.settings.words["silence"] = "Es tut mir leid.";
    CHECK(said(e, "2027-01-15") == "You could say: \"Es tut mir leid.\"");
    e.settings.words["silence"] = "";
    CHECK(said(e, "2027-01-15").empty());
}

TEST_CASE("old details are asked about in the text") {
    example e;
    auto t = e.touch(); // joined on 1 June 2026
    t.day = day("2027-11-30");
    CHECK(words::still_right(t, e.roster, e.state).empty());
    t.day = day("2027-12-01");
    CHECK(words::still_right(t, e.roster, e.state) == "Still at 12 St James's Square?");
    CHECK(words::touch_text(t, e.roster, e.settings, e.state, "http://x/t/1")
              .contains("\nStill at 12 St James's Square?\nHow did it go?"));
    auto& details = e.roster.people["ada"].details;
    details.erase("address");
    CHECK(words::still_right(t, e.roster, e.state) == "Is +44 20 7946 0000 still the right number?");
    details.erase("phone");
    CHECK(words::still_right(t, e.roster, e.state) == "Is ada@example.org still the right address?");
    details = {{"signal", "ada.42"}};
    CHECK(words::still_right(t, e.roster, e.state) == "Is ada.42 still right?");
    t.kind = plan::touch_kind::find;
    CHECK(words::still_right(t, e.roster, e.state).empty());
}

} // namespace intouch
