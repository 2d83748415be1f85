// SPDX-License-Identifier: MIT
#include "words/cases.hpp"
#include "words/changes.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

namespace {

ledger::published_touch published(const std::string& owner, const std::string& channel,
                                  const std::string& on) {
    ledger::published_touch t;
    t.owner = owner;
    t.channel = channel;
    t.day = t.told = day(on);
    return t;
}

} // namespace

TEST_CASE("changes have one line for each touch, and a sum") {
    const example e;
    plan::changes c{
        .moved = {{published("ada", "text", "2026-12-01"), e.touch()}},
        .added = {e.agenda.touches.back()},
        .gone = {published("charles", "call", "2026-12-02"), published("lovelace", "", "2026-12-03")},
        .unchanged = 1};
    c.gone.back().start = at("2026-12-03T16:00:00Z");
    CHECK(words::change_lines(c, e.settings, e.roster, e.berlin) ==
          std::vector<std::string>{
              "Moved: Call Ada Lovelace, Charles Babbage (was: text), Tue 1 Dec 2026 → Thu 3 Dec 2026 17:25.",
              "New: Text Grace Hopper, Mon 7 Dec 2026.",
              "Gone: Charles Babbage (call), Wed 2 Dec 2026.",
              "Gone: lovelace, Thu 3 Dec 2026 17:00.",
              "1 moved, 1 new, 2 gone; 1 touch stays where it is.",
          });
    c.unchanged = 12;
    CHECK(words::change_lines(c, e.settings, e.roster, e.berlin).back() ==
          "1 moved, 1 new, 2 gone; 12 touches stay where they are.");
}

TEST_CASE("the hidden place of an about touch is in no line") {
    const example e;
    ledger::published_touch was = published("charles", "call", "2026-12-09");
    was.about = true;
    was.start = at("2026-12-11T16:00:00Z");
    was.day = day("2026-12-11");
    CHECK(words::change_lines({.gone = {was}}, e.settings, e.roster, e.berlin).front() ==
          "Gone: Charles Babbage (call), Wed 9 Dec 2026.");
}

TEST_CASE("no change is one line") {
    const example e;
    CHECK(on_one_line(words::change_lines({.unchanged = 1}, e.settings, e.roster, e.berlin)) ==
          "Nothing would change: the one touch stays where it is.");
    CHECK(on_one_line(words::change_lines({.unchanged = 3}, e.settings, e.roster, e.berlin)) ==
          "Nothing would change: all 3 touches stay where they are.");
}

} // namespace intouch
