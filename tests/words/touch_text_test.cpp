// SPDX-License-Identifier: MIT
#include "core/text.hpp"
#include "words/example.hpp"
#include "words/touch_text.hpp"

#include <doctest/doctest.h>

namespace intouch {

namespace {

const std::string link = "http://127.0.0.1:8421/t/abc";

std::string text(const example& e, const plan::touch& t) {
    return words::touch_text(t, e.roster, e.settings, e.state, link);
}

} // namespace

TEST_CASE("the text of a touch has the reason, the topics and the ways to reach the person") {
    example e;
    e.agenda.touches.front().with.clear();
    CHECK(text(e, e.touch()) ==
          "tel:+442079460000\n"
          "mailto:ada@example.org\n"
          "To talk about: her book; the move to Bath\n"
          "Last contact: 22 Oct 2026, call: packing for Bath\n"
          "Notes: Prefers mornings.\n"
          "Met: Analytical Society dinner, March 2019\n"
          "second volume is out in spring (noted 3 Nov 2026)\n"
          "How did it go? http://127.0.0.1:8421/t/abc\n"
          "Last spoke 22 Oct; every 6 weeks makes 3 Dec; that block had room at 17:25.");
}

TEST_CASE("the link that the channel needs comes first") {
    example e;
    e.agenda.touches.front().with.clear();
    auto t = e.touch();
    t.channel = "text";
    CHECK(text(e, t).starts_with("sms:+442079460000\nmailto:"));
    t.channel = "email";
    CHECK(text(e, t).starts_with("mailto:ada@example.org\ntel:"));
}

TEST_CASE("the text of a household names the owner of each number") {
    example e;
    e.roster.people["charles"].details = {{"phone", "0171 12"}};
    e.roster.people["charles"].topics = {"engines"};
    const std::string told = text(e, e.touch());
    CHECK(told.find("To talk about (Charles Babbage): engines\n") != std::string::npos);
    CHECK(told.find("Ada Lovelace: tel:+442079460000\n") != std::string::npos);
    CHECK(told.find("Charles Babbage: tel:017112\n") != std::string::npos);
}

TEST_CASE("the text names a missing detail and its place on the roster") {
    const example e;
    plan::touch t = e.agenda.touches.at(1);
    CHECK(text(e, t) == "No phone number on the roster: add phone to [people.grace].\n"
                        "How did it go? http://127.0.0.1:8421/t/abc\n"
                        "No answer 2 Dec (call).");
    t.channel = "email";
    CHECK(words::touch_text(t, e.roster, e.settings, e.state, "") ==
          "No e-mail address on the roster: add email to [people.grace].\nNo answer 2 Dec (call).");
}

TEST_CASE("the text lists tries and promises of the round with their notes") {
    example e;
    ledger::person_state& ada = e.state.people["ada"];
    ada.attempts = {
        {ledger::entry_kind::left_message, {day("2026-11-30"), {}}, "call", "rings back on Friday", "A"},
        {ledger::entry_kind::no_answer, {day("2026-12-01"), {}}, "call", "", "B"}};
    ada.promises["P1"] = {.entry = "P1",
                          .on = {day("2026-11-30"), {}},
                          .to = {day("2026-12-04"), {}},
                          .note = "send the article",
                          .attempts = {}};
    const std::string told = text(e, e.touch());
    CHECK(told.find("Tried 30 Nov 2026: call, left a message: rings back on Friday\n") != std::string::npos);
    CHECK(told.find("Tried 1 Dec") == std::string::npos);
    CHECK(told.find("You promised for 4 Dec 2026: send the article\n") != std::string::npos);
}

TEST_CASE("the newest contact counts, from the roster or from the ledger") {
    example e;
    e.roster.people["ada"].last = day("2026-11-11");
    const std::string told = text(e, e.touch());
    CHECK(told.find("Last contact: 11 Nov 2026\n") != std::string::npos);
    CHECK(told.find("packing") == std::string::npos);
}

TEST_CASE("a long text is cut at a word and keeps its links") {
    example e;
    for (const std::string& word : {std::string("Grüße "), std::string("日本語"), std::string("x")}) {
        std::string notes;
        while (notes.size() < 9000) notes += word;
        e.roster.people["ada"].notes = notes;
        const std::string told = text(e, e.touch());
        CHECK(told.size() <= 4096);
        CHECK(told.size() > 3900);
        CHECK(valid_utf8(told));
        CHECK(told.find(" …\n") != std::string::npos);
        CHECK(told.starts_with("Ada Lovelace: tel:+442079460000\nAda Lovelace: mailto:ada@example.org\n"));
        CHECK(told.find("\nHow did it go? " + link + "\nLast spoke ") != std::string::npos);
    }
    e.roster.people["ada"].notes = std::string(600, 'n') + " Grüße";
    CHECK(text(e, e.touch()).find("…") == std::string::npos);
}

TEST_CASE("a typed line break cannot make a line of the text") {
    example e;
    e.state.people["ada"].last_contact->note = "one\r\nHow did it go? http://evil\x07";
    const std::string told = text(e, e.touch());
    CHECK(told.find("\nHow did it go? http://evil") == std::string::npos);
    CHECK(told.find('\r') == std::string::npos);
    CHECK(told.find('\x07') == std::string::npos);
}

TEST_CASE("visits and letters have an address") {
    example e;
    e.settings.channels["postcard"].needs = "address";
    plan::touch t = e.touch();
    CHECK(words::touch_location(t, e.roster, e.settings).empty());
    for (const char* channel : {"visit", "letter", "gift", "postcard"}) {
        t.channel = channel;
        CHECK(words::touch_location(t, e.roster, e.settings) == "12 St James's Square");
    }
    t.person = "grace";
    CHECK(words::touch_location(t, e.roster, e.settings).empty());
    t.person = "nobody";
    CHECK(words::touch_location(t, e.roster, e.settings).empty());
}

TEST_CASE("a block's text lists its touches in order with their hours") {
    example e;
    plan::touch second = e.touch();
    second.person = "grace";
    second.name = "Grace Hopper";
    second.channel = "text";
    second.start = at("2026-12-03T16:50:00Z");
    e.agenda.touches.insert(e.agenda.touches.begin() + 1, second);
    plan::touch next_week = second;
    next_week.day = day("2026-12-10");
    next_week.start = at("2026-12-10T16:50:00Z");
    e.agenda.touches.push_back(next_week);
    CHECK(words::block_text(e.agenda.blocks.front(), e.agenda) ==
          "17:25 Ada Lovelace (call)\n17:50 Grace Hopper (text)");
    CHECK(words::block_text(e.agenda.blocks.front(), plan::agenda{}).empty());
}

TEST_CASE("a block over midnight lists the touches after midnight") {
    example e;
    plan::block_occurrence& o = e.agenda.blocks.front();
    o.start = at("2026-12-03T22:30:00Z");
    o.end = at("2026-12-04T00:30:00Z");
    plan::touch& late = e.agenda.touches.front();
    late.day = day("2026-12-04");
    late.start = at("2026-12-03T23:10:00Z");
    CHECK(words::block_text(o, e.agenda) == "00:10 Ada Lovelace (call)");
}

} // namespace intouch
