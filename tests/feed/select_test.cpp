// SPDX-License-Identifier: MIT
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;
using roster::shown;

namespace {

std::vector<std::string> starts(const std::string& body) {
    std::vector<std::string> found;
    for (const read_event& e : events_of(body)) {
        found.push_back(e.parameters.at("DTSTART").front() + ":" + e.value("DTSTART"));
    }
    std::ranges::sort(found);
    return found;
}

std::vector<std::string> sorted(std::vector<std::string> v) {
    std::ranges::sort(v);
    return v;
}

} // namespace

TEST_CASE("an empty feed is a whole calendar with a time zone") {
    CHECK(world().render().body == golden("feed_empty.ics"));
    // Casablanca has no simple rule, and a calendar without any component is none.
    const std::string body = world("Africa/Casablanca").render().body;
    CHECK(body.find("TZID:UTC\r\n") != std::string::npos);
    CHECK(body.find("X-WR-TIMEZONE:Africa/Casablanca\r\n") != std::string::npos);
}

TEST_CASE("a feed shows the requested kinds") {
    const std::map<shown, std::vector<std::string>> expected{
        {shown::touches,
         {";VALUE=DATE:20261120", ";VALUE=DATE:20261204", ";TZID=Europe/Berlin:20261203T170000"}},
        {shown::blocks, {";TZID=Europe/Berlin:20261201T170000", ";TZID=Europe/Berlin:20261203T170000"}},
        {shown::occasions, {";VALUE=DATE:20261210"}},
        {shown::gatherings, {";VALUE=DATE:20270507"}}};
    for (const auto& [what, days_shown] : expected) {
        world w = example();
        roster::feed f;
        f.shows = {what};
        CHECK(starts(w.render(f).body) == sorted(days_shown));
    }
}

TEST_CASE("only touches within history and horizon are shown") {
    world w;
    w.person("ada", "Ada");
    w.settings.calendar.history = span{90, span_unit::day};
    w.settings.calendar.horizon = span{6, span_unit::month};
    for (const date day : {on(2026, 9, 1), on(2026, 9, 2), on(2027, 6, 1), on(2027, 6, 2)}) {
        w.touch("ada", day).uid = print(day) + "@intouch";
    }
    CHECK(starts(w.render().body) == sorted({";VALUE=DATE:20260902", ";VALUE=DATE:20270601"}));
}

TEST_CASE("a gathering is shown while one of its days is in the window") {
    world w;
    plan::shown_gathering g;
    g.id = "weekend";
    g.name = "Weekend";
    g.days = 3;
    for (const date day : {on(2026, 8, 30), on(2026, 8, 31), on(2027, 6, 1), on(2027, 6, 2)}) {
        g.day = day;
        g.id = print(day);
        g.uid = g.id;
        w.agenda.gatherings.push_back(g);
    }
    CHECK(starts(w.render().body) == sorted({";VALUE=DATE:20260831", ";VALUE=DATE:20270601"}));
}

TEST_CASE("touches are free time, gatherings busy time") {
    world w = example();
    for (const read_event& e : events_of(w.render().body)) {
        const bool busy =
            e.value("SUMMARY").starts_with("Keeping") || e.value("SUMMARY").starts_with("The Six-Pack");
        CAPTURE(e.value("SUMMARY"));
        CHECK(e.value("TRANSP") == (busy ? "OPAQUE" : "TRANSPARENT"));
        CHECK(e.value("X-MICROSOFT-CDO-BUSYSTATUS") == (busy ? "BUSY" : "FREE"));
        CHECK_FALSE(e.has("ATTENDEE"));
        CHECK_FALSE(e.has("ORGANIZER"));
        CHECK_FALSE(e.has("DURATION"));
        CHECK(e.has("DTEND"));
    }
}

TEST_CASE("only timed touches have the alarm") {
    world w = example();
    CHECK(w.render().body.find("VALARM") == std::string::npos);
    w.settings.calendar.alarm = 15min;
    const std::string body = w.render().body;
    const std::size_t first =
        body.find("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Call Ada Lovelace\r\nTRIGGER:-PT15M\r\n");
    CHECK(first != std::string::npos);
    CHECK(body.find("BEGIN:VALARM", first + 1) == std::string::npos);
}

TEST_CASE("a moment with an ambiguous wall time is written in UTC") {
    world w;
    w.person("ada", "Ada");
    w.at(on(2026, 10, 1), 9h);
    const instant first =
        std::chrono::sys_days(std::chrono::year(2026) / 10 / 25) + 30min; // 02:30, the first of two
    w.touch("ada", on(2026, 10, 25)).start = first;
    w.agenda.touches[0].end = first + 15min;
    CHECK(starts(w.render().body) == std::vector<std::string>{";TZID=Europe/Berlin:20261025T023000"});
    w.agenda.touches[0].start = first + 1h;
    w.agenda.touches[0].end = first + 75min;
    CHECK(starts(w.render().body) == std::vector<std::string>{":20261025T013000Z"});
}

TEST_CASE("a problem is an event of today in feeds in full, until it is solved") {
    world w;
    w.trouble = "roster.toml:12:9: error: every: found \"soon\"\nand another";
    const auto trouble = [&](roster::naming names) {
        std::vector<std::string> found;
        for (const read_event& e : events_of(w.render(names).body)) {
            found.push_back(e.value("DTSTART") + " " + e.value("SUMMARY"));
        }
        return found;
    };
    CHECK(trouble(roster::naming::full) ==
          std::vector<std::string>{"20261201 roster.toml:12:9: error: every: found \"soon\""});
    CHECK(trouble(roster::naming::initials).empty());
    CHECK(trouble(roster::naming::hidden).empty());
    w.publish();
    w.at(on(2026, 12, 2), 1h);
    CHECK(trouble(roster::naming::full).front().starts_with("20261202"));
    w.trouble.clear();
    CHECK(trouble(roster::naming::full).empty());
}

TEST_CASE("a round that was skipped leaves no record") {
    world w = example();
    w.agenda.closed[0].outcome = ledger::entry_kind::skipped;
    CHECK(w.render().body.find("✓") == std::string::npos);
}

TEST_CASE("two items of one uid are one event") {
    world w = example();
    w.agenda.occasions.push_back(w.agenda.occasions.front());
    CHECK(w.render().body == example().render().body);
}
