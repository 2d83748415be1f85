// SPDX-License-Identifier: MIT
// Dates beyond the range of the planner, as an older ledger or the roster may hold them.
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

using namespace intouch;
using namespace intouch::test;

constexpr std::string_view far_people = R"([people.ada]
every = "6 weeks"
last = 2026-10-22
[people.bob]
every = "10 years"
late = "10 years"
pause = 2199-12-31
[people.eve]
every = "1 year"
[[people.eve.occasions]]
name = "Name day"
on = "12-06"
via = ["letter"]
)";

void enter(world& w, ledger::entry_kind kind, const std::string& person, int round, std::string_view to,
           const std::string& names = {}) {
    ledger::entry e;
    e.id = w.ids()();
    e.at = w.moment;
    e.person = person;
    e.round = round;
    e.kind = kind;
    e.on = at("2026-12-01");
    e.to = at(to);
    e.names = names;
    e.note = "far";
    w.append(std::vector{e});
}

} // namespace

TEST_CASE("dates further ahead than the planner looks never end the plan") {
    world w;
    w.read_settings("[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n");
    w.read_roster(far_people);
    w.clock("2026-12-01 09:00");
    w.join();
    enter(w, ledger::entry_kind::moved, "ada", 1, "2062-12-03T17:30");
    enter(w, ledger::entry_kind::promised, "ada", 0, "2060-01-01T09:00");
    enter(w, ledger::entry_kind::promised, "ada", 0, "2199-12-31");
    enter(w, ledger::entry_kind::moved, "eve", 0, "2061-12-06T08:00", "eve 2026 Name day");
    enter(w, ledger::entry_kind::paused, "eve", 0, "2150-01-01");
    const auto made = plan::plan(w.input());
    CHECK(std::ranges::count(made.warnings, plan::warning_code::unplaced, &plan::warning::code) > 0);
    for (const auto& [uid, place] : plan::to_publish(made)) CHECK(place.day < day("2047-01-01"));
}
