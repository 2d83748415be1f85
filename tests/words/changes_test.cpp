// SPDX-License-Identifier: MIT
#include "words/cases.hpp"
#include "words/changes.hpp"
#include "words/example.hpp"
#include "words/status.hpp"

#include <doctest/doctest.h>

namespace intouch {

namespace {

ledger::published_touch published(const std::string& owner, const std::string& channel,
                                  const std::string& on) {
    ledger::published_touch t;
    t.owner = owner;
    t.channel = channel;
    t.day = day(on);
    return t;
}

} // namespace

TEST_CASE("changes are told touch by touch and then in all") {
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

TEST_CASE("no change is one line") {
    const example e;
    CHECK(on_one_line(words::change_lines({.unchanged = 1}, e.settings, e.roster, e.berlin)) ==
          "Nothing would change: the one touch stays where it is.");
    CHECK(on_one_line(words::change_lines({.unchanged = 3}, e.settings, e.roster, e.berlin)) ==
          "Nothing would change: all 3 touches stay where they are.");
}

TEST_CASE("the status is short and says what needs attention") {
    words::daemon_facts f{.version = "1.0",
                          .started = {day("2026-12-01"), minutes(9 * 60)},
                          .planned = {day("2026-12-02"), minutes(0)},
                          .timezone = "Europe/Berlin",
                          .people = 3,
                          .touches = 1,
                          .entries = 12,
                          .files = {"intouch.toml", "roster.toml"},
                          .feeds = {"mine  http://127.0.0.1:8421/feeds/x.ics"},
                          .faults = {},
                          .warnings = {}};
    CHECK(words::status_lines(f) ==
          std::vector<std::string>{
              "intouch 1.0 runs since Tue 1 Dec 2026 09:00 (Europe/Berlin).",
              "3 people and 1 touch planned, last on Wed 2 Dec 2026 00:00; 12 entries in the ledger.",
              "Files: intouch.toml and roster.toml, without errors.",
              "Feeds:",
              "  mine  http://127.0.0.1:8421/feeds/x.ics",
          });
    f.feeds = {};
    f.faults = {"roster.toml:2:9: error: every: found \"soon\""};
    f.warnings = {"a", "b", "c", "d", "e", "f", "g"};
    const auto lines = words::status_lines(f);
    CHECK(lines.at(2) ==
          "Files: intouch.toml and roster.toml. What they said before still runs, until this is mended:");
    CHECK(lines.at(3) == "  roster.toml:2:9: error: every: found \"soon\"");
    CHECK(lines.at(4) == "To know:");
    CHECK(lines.back() == "  … and 2 more (--json lists them)");
    CHECK(lines.size() == 11);
}

} // namespace intouch
