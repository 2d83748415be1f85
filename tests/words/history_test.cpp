// SPDX-License-Identifier: MIT
#include "plan/agenda/uid.hpp"
#include "words/example.hpp"
#include "words/history.hpp"
#include "words/next_after.hpp"

#include <doctest/doctest.h>

#include <set>

namespace intouch {

namespace {

time_zone home_zone() { return time_zone::load("Europe/Berlin").value(); }

ledger::entry entry(ledger::entry_kind kind) {
    ledger::entry e;
    e.kind = kind;
    e.on = {day("2026-10-22"), {}};
    e.at = home_zone().to_instant(local_second(e.on.day) + std::chrono::hours(12));
    e.round = 1;
    return e;
}

} // namespace

TEST_CASE("every kind of entry has its own words, and no word blames") {
    std::set<std::string> seen;
    for (int i = 0; i <= static_cast<int>(ledger::entry_kind::undone); ++i) {
        const std::string phrase = words::kind_phrase(static_cast<ledger::entry_kind>(i));
        INFO(phrase);
        CHECK(phrase.size() >= 4);
        CHECK(phrase.find("miss") == std::string::npos);
        CHECK(phrase.find('_') == std::string::npos);
        CHECK(seen.insert(phrase).second);
    }
}

TEST_CASE("a line of history has the day, the event and the note") {
    auto e = entry(ledger::entry_kind::no_answer);
    CHECK(words::history_line(e) == "22 Oct 2026  no answer");
    e.channel = "call";
    e.note = "try again\non Sunday";
    e.on.time = minutes{17 * 60 + 30};
    CHECK(words::history_line(e) == "22 Oct 2026 17:30  call, no answer: try again on Sunday");
    auto moved = entry(ledger::entry_kind::moved);
    moved.to = when{day("2026-12-05"), minutes{18 * 60}};
    CHECK(words::history_line(moved) == "22 Oct 2026  moved to 5 Dec 2026 18:00");
    auto paused = entry(ledger::entry_kind::paused);
    paused.to = when{day("2027-01-31"), {}};
    CHECK(words::history_line(paused) == "22 Oct 2026  paused until 31 Jan 2027");
    auto promised = entry(ledger::entry_kind::promised);
    promised.to = when{day("2026-12-04"), {}};
    promised.note = "the article";
    CHECK(words::history_line(promised) == "22 Oct 2026  promised for 4 Dec 2026: the article");
}

TEST_CASE("a line of history says which promise or occasion it is about") {
    ledger::entry e = entry(ledger::entry_kind::missed);
    e.person = "ada";
    e.channel = "call";
    CHECK(words::history_line(e) == "22 Oct 2026  call, the day went by");
    e.names = "01KAMZ0000000000000000000A";
    CHECK(words::history_line(e) == "22 Oct 2026  call, the day went by (a promise)");
    e.names = ledger::occasion_of("ada", "Wedding day", 2026);
    CHECK(words::history_line(e) == "22 Oct 2026  call, the day went by (Wedding day of 2026)");
    e.person = "lovelace"; // the entry is that of a household, the occasion is of one member
    CHECK(words::history_line(e) == "22 Oct 2026  call, the day went by (Wedding day of 2026)");
}

TEST_CASE("after an entry of a household comes the promise or the occasion of the member that it names") {
    example e;
    auto& touch = e.agenda.touches.front();
    ledger::entry tried = entry(ledger::entry_kind::no_answer);
    tried.person = "lovelace";
    tried.with = {"ada", "charles"};
    tried.names = "01KAMZ0000000000000000000A";
    touch.uid = plan::promise_uid("test", "charles", tried.names);
    CHECK(words::touch_after(tried, e.agenda, e.input()) == &touch);
    tried.names = ledger::occasion_of("charles", "Wedding day", 2026);
    touch.uid = plan::occasion_touch_uid("test", "charles", "Wedding day", 2026);
    CHECK(words::touch_after(tried, e.agenda, e.input()) == &touch);
}

TEST_CASE("an undo names the entries it takes back") {
    const auto tried = entry(ledger::entry_kind::no_answer);
    auto moved = entry(ledger::entry_kind::moved);
    moved.to = when{day("2026-12-05"), {}};
    CHECK(words::undone_line({tried, moved}, {"Call Ada Lovelace, Thu 3 Dec 2026"}, home_zone()) ==
          "Undone: no answer, moved to 5 Dec 2026. Next: Call Ada Lovelace, Thu 3 Dec 2026.");
    CHECK(words::undone_line({}, {}, home_zone()) == "Undone.");
}

TEST_CASE("a logged entry is confirmed with the next touch") {
    const words::next_touch next{"Call Ada Lovelace, Thu 3 Dec 2026 17:25"};
    CHECK(words::logged_line(entry(ledger::entry_kind::no_answer), next, home_zone()) ==
          "Logged: no answer. Next: Call Ada Lovelace, Thu 3 Dec 2026 17:25.");
    CHECK(words::logged_line(entry(ledger::entry_kind::reached), {}, home_zone()) == "Logged: reached.");
    auto earlier = entry(ledger::entry_kind::reached);
    earlier.on.day = day("2025-12-03");
    CHECK(words::logged_line(earlier, {}, home_zone()) == "Logged: reached on 3 Dec 2025.");
    earlier.round = 0;
    CHECK(words::logged_line(earlier, {}, home_zone()) == "Logged: reached on 3 Dec 2025, kept as history.");
    earlier.names = "ada Birthday 2025";
    CHECK(words::logged_line(earlier, {}, home_zone()).ends_with("on 3 Dec 2025."));
    auto promised = entry(ledger::entry_kind::promised);
    promised.to = when{day("2026-12-01"), {}};
    promised.note = "the article";
    CHECK(words::logged_line(promised, {next.phrase, true}, home_zone()) ==
          "Promised for 1 Dec 2026: the article. Then: Call Ada Lovelace, Thu 3 Dec 2026 17:25.");
    auto moved = entry(ledger::entry_kind::moved);
    moved.to = when{day("2026-12-05"), {}};
    CHECK(words::logged_line(moved, {}, home_zone()) == "Moved to 5 Dec 2026.");
    auto booked = entry(ledger::entry_kind::booked);
    booked.to = when{day("2027-05-07"), {}};
    CHECK(words::logged_line(booked, {}, home_zone()) == "Booked for 7 May 2027.");
    auto away = entry(ledger::entry_kind::away);
    away.on = when{day("2026-12-20"), {}};
    CHECK(words::logged_line(away, {}, home_zone()) == "Away on 20 Dec 2026.");
    away.to = when{day("2027-01-03"), {}};
    away.note = "skiing";
    CHECK(words::logged_line(away, {}, home_zone()) == "Away from 20 Dec 2026 to 3 Jan 2027: skiing.");
    auto block = entry(ledger::entry_kind::block_skipped);
    block.on = when{day("2026-12-03"), minutes{17 * 60}};
    CHECK(words::logged_line(block, {}, home_zone()) == "Block left out: 3 Dec 2026 17:00.");
    block.kind = ledger::entry_kind::block_moved;
    block.to = when{day("2026-12-04"), minutes{18 * 60}};
    CHECK(words::logged_line(block, {}, home_zone()) ==
          "Block moved from 3 Dec 2026 17:00 to 4 Dec 2026 18:00.");
}

} // namespace intouch
