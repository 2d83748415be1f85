// SPDX-License-Identifier: MIT
// The feed that tests/readers gives to the parsers of other projects. feed_readers.txt lists what they must
// find.
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

world everything() {
    world w;
    w.at(on(2026, 11, 15), 9h);
    w.settings.calendar.name = "In touch; with, \"all\" 🌉";
    w.settings.calendar.alarm = 15min;
    w.person("ada", "Ada Lovelace");
    w.person("grace", "Grace Hopper");
    w.person("mary", "Mary Somerville");
    w.block("calls", {"Tue 17:00-18:00", "Thu 17:00-18:00"}).from = on(2026, 11, 10);
    roster::block& letters = w.block("letters", {"Mon 08:00-08:30"});
    letters.name = "Letters, cards; and \\ parcels 💌💌💌💌💌💌💌💌💌💌💌💌💌💌💌💌💌💌💌💌💌💌";
    letters.every = {2, span_unit::week};
    letters.from = on(2026, 11, 4);
    w.block("months", {"1st Sat 10:00-12:00", "last Fri 22:00-01:00"}).name = "Long talks";
    w.block("weekend", {"Sun 18:00-18:45"}).busy = false;
    w.away = {{on(2026, 12, 20), on(2027, 1, 3), "Holidays"}, {on(2027, 3, 28), on(2027, 3, 28), "Easter"}};
    w.timed("ada", on(2026, 11, 17), 17h).block = "calls";
    w.timed("grace", on(2026, 11, 17), 17h + 25min).block = "calls";
    w.occurrence("calls", on(2026, 11, 17), 17h, 18h, {"ada", "grace"});
    w.timed("mary", on(2027, 3, 30), 17h).block = "calls";
    w.occurrence("calls", on(2027, 3, 30), 17h, 18h, {"mary"});
    // The second half past two of the night in which the clocks go back.
    plan::touch& night = w.touch("grace", on(2026, 10, 25));
    night.uid = plan::touch_uid(w.instance, "grace", 2);
    night.start = std::chrono::sys_days(std::chrono::year(2026) / 10 / 25) + 1h + 30min;
    night.end = *night.start + 25min;
    plan::touch& letter = w.touch("mary", on(2026, 12, 31));
    letter.uid = plan::touch_uid(w.instance, "mary", 2);
    letter.channel = "letter";
    w.closed("mary", on(2026, 10, 20), "");
    w.agenda.occasions.push_back({"ada", "Birthday", on(2026, 12, 10), 41});
    plan::shown_gathering gathering;
    gathering.id = "six-pack";
    gathering.name = "The \"Six-Pack\"; weekend, 1st \\ 2nd";
    gathering.day = on(2027, 4, 30);
    gathering.uid = plan::make_uid(w.instance, "gathering", gathering.id, "2027");
    gathering.days = 3;
    w.agenda.gatherings.push_back(gathering);
    return w;
}

} // namespace

TEST_CASE("the feed for other readers equals the golden file") {
    CHECK(everything().render(roster::naming::initials).body == golden("feed_readers.ics"));
}
