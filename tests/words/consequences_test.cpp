// SPDX-License-Identifier: MIT
#include "words/consequences.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

namespace {

when local(const std::string& text) { return parse_when(text).value(); }

plan::block_occurrence block(const std::string& id, const std::string& from, const std::string& to) {
    plan::block_occurrence o;
    o.id = o.name = id;
    o.start = at(from);
    o.end = at(to);
    return o;
}

} // namespace

TEST_CASE("a moved or skipped block tells where its touches went") {
    const example e;
    ledger::entry moved;
    moved.kind = ledger::entry_kind::block_moved;
    moved.block = "calls";
    CHECK(words::displaced_lines(moved, e.agenda, e.settings, e.roster) ==
          std::vector<std::string>{"No touch moves."});
    ledger::published_touch was;
    was.uid = e.touch().uid;
    was.day = was.told = day("2026-12-01");
    was.start = at("2026-12-01T16:00:00Z");
    ledger::published_touch gone;
    gone.uid = "gone";
    gone.owner = "grace";
    gone.day = gone.told = day("2026-12-01");
    moved.displaced = {was, gone};
    CHECK(words::displaced_lines(moved, e.agenda, e.settings, e.roster) ==
          std::vector<std::string>{
              "Call Ada Lovelace, Charles Babbage: Tue 1 Dec 2026 17:00 → Thu 3 Dec 2026 17:25.",
              "Grace Hopper: Tue 1 Dec 2026, no longer planned."});
    moved.kind = ledger::entry_kind::moved; // what is told of its own person says where their touch went
    moved.person = was.owner;
    CHECK(words::displaced_lines(moved, e.agenda, e.settings, e.roster).empty());
    moved.person = "grace";
    CHECK(words::displaced_lines(moved, e.agenda, e.settings, e.roster) ==
          std::vector<std::string>{
              "Call Ada Lovelace, Charles Babbage: Tue 1 Dec 2026 17:00 → Thu 3 Dec 2026 17:25."});
}

TEST_CASE("a block that goes tells nothing of the hidden place of an about touch") {
    const example e;
    ledger::entry skipped;
    skipped.kind = ledger::entry_kind::block_skipped;
    ledger::published_touch was;
    was.uid = "gone";
    was.owner = "grace";
    was.about = true;
    was.day = day("2026-12-11");
    was.start = at("2026-12-11T16:00:00Z");
    was.told = day("2026-12-09");
    skipped.displaced = {was};
    CHECK(words::displaced_lines(skipped, e.agenda, e.settings, e.roster) ==
          std::vector<std::string>{"Grace Hopper: Wed 9 Dec 2026, no longer planned."});
}

TEST_CASE("a new time names the touches and blocks that it overlaps") {
    example e;
    e.agenda.blocks = {block("lunch", "2026-12-03T16:20:00Z", "2026-12-03T16:30:00Z"),
                       block("calls", "2026-12-03T16:00:00Z", "2026-12-03T17:00:00Z")};
    plan::touch& ada = e.agenda.touches.front();
    ada.pinned = true;
    ada.block = "calls";
    ledger::entry moved;
    moved.kind = ledger::entry_kind::moved;
    moved.person = ada.owner;
    moved.to = local("2026-12-03T17:25");
    CHECK(words::overlap_line(moved, e.agenda, e.settings, e.roster) ==
          "Overlaps \"lunch\", Thu 3 Dec 2026 17:20.");
    moved.to = local("2026-12-03T18:25");
    CHECK(words::overlap_line(moved, e.agenda, e.settings, e.roster).empty());

    ledger::entry lunch;
    lunch.kind = ledger::entry_kind::block_moved;
    lunch.person = "block:lunch";
    lunch.block = "lunch";
    lunch.to = local("2026-12-03T17:20");
    CHECK(words::overlap_line(lunch, e.agenda, e.settings, e.roster) ==
          "Overlaps \"Keeping in touch\", Thu 3 Dec 2026 17:00 and Call Ada Lovelace, Charles Babbage, Thu 3 "
          "Dec 2026 17:25.");
}

} // namespace intouch
