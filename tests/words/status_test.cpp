// SPDX-License-Identifier: MIT
#include "words/example.hpp"
#include "words/status.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace intouch {

TEST_CASE("of files in doubt the first error is told, and how many more there are") {
    using roster::severity;
    const roster::fault careless{{"roster.toml", 2, 1}, severity::warning, "no phone"};
    const roster::fault wrong{{"roster.toml", 7, 9}, severity::error, "every: found \"soon\""};
    CHECK(words::files_in_doubt({}).empty());
    CHECK(words::files_in_doubt({careless}) ==
          "roster.toml:2:1: warning: no phone. What was read before still runs.");
    CHECK(words::files_in_doubt({careless, wrong}) ==
          "roster.toml:7:9: error: every: found \"soon\". What was read before still runs.");
    CHECK(words::files_in_doubt({careless, wrong, wrong, wrong}) ==
          "roster.toml:7:9: error: every: found \"soon\"; and 2 more. What was read before still runs.");
}

TEST_CASE("the status says since when nothing was logged, from two weeks on") {
    ledger::state state;
    CHECK(words::silence(state, day("2026-12-01")).empty());
    state.people["ada"].joined = day("2026-11-02");
    CHECK(words::silence(state, day("2026-11-15")).empty());
    CHECK(words::silence(state, day("2026-11-16")) == "Nothing was logged since 2 Nov 2026.");
    ledger::entry e;
    e.kind = ledger::entry_kind::missed; // nobody logged it
    e.on = {day("2026-11-20"), {}};
    state.people["ada"].history.push_back(e);
    CHECK_FALSE(words::silence(state, day("2026-12-01")).empty());
    state.people["ada"].history.back().kind = ledger::entry_kind::no_answer;
    CHECK(words::silence(state, day("2026-12-01")).empty());
    CHECK(words::silence(state, day("2026-12-04")) == "Nothing was logged since 20 Nov 2026.");
}

TEST_CASE("the status is short and names the problems") {
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
    f.faults = {{{"roster.toml", 2, 9}, roster::severity::error, "every: found \"soon\""}};
    f.warnings = {"a", "b", "c", "d", "e", "f", "g"};
    const auto lines = words::status_lines(f);
    CHECK(lines.at(2) ==
          "Files: intouch.toml and roster.toml. The settings from before still run until you fix this:");
    CHECK(lines.at(3) == "  roster.toml:2:9: error: every: found \"soon\"");
    CHECK(lines.at(4) == "To know:");
    CHECK(lines.back() == "  … and 2 more (--json lists them)");
    CHECK(lines.size() == 11);
}

} // namespace intouch
