// SPDX-License-Identifier: MIT
#include "ical/appointments.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

using namespace intouch;

namespace {

ical::reading december(const time_zone& own) {
    return {.own = own, .from = *parse_date("2026-12-01"), .to = *parse_date("2027-01-01")};
}

std::string shown(const std::string& calendar) {
    const auto zone = time_zone::load("Europe/Berlin");
    REQUIRE(zone.has_value());
    const auto read = ical::read_appointments(calendar, december(*zone));
    REQUIRE(read.has_value());
    const auto& found = *read;
    const auto wall = [&](instant at) {
        return intouch::print(std::chrono::floor<minutes>(zone->to_local(at)));
    };
    std::string text;
    for (const auto& one : found.all)
        text += wall(one.from) + " " + wall(one.to) + (one.all_day ? " all day" : "") +
                (one.busy ? " busy " : " free ") + one.summary + "\n";
    for (const auto& warning : found.warnings) text += "! " + warning + "\n";
    return text;
}

} // namespace

TEST_CASE("events are read as calendars write them") {
    std::ifstream file(test::data_dir() / "ical/appointments.txt");
    REQUIRE(file.is_open());
    std::string calendar;
    std::string events;
    std::string expected;
    int cases = 0;
    int number = 0;
    const auto check = [&] {
        if (events.empty()) return;
        INFO("appointments.txt, before line ", number);
        CHECK(shown("BEGIN:VCALENDAR\n" + calendar + "BEGIN:VEVENT\n" + events +
                    "END:VEVENT\nEND:VCALENDAR\n") == expected);
        ++cases;
        calendar = events = expected = {};
    };
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty())
            check();
        else if (line == ">")
            events += "END:VEVENT\nBEGIN:VEVENT\n";
        else if (line.starts_with("> "))
            events += line.substr(2) + "\n";
        else if (line.starts_with("= "))
            calendar += line.substr(2) + "\n";
        else if (!line.starts_with('#'))
            expected += line + "\n";
    }
    check();
    CHECK(cases >= 20);
}

TEST_CASE("a zone of which only the offset is known is told") {
    const auto own = *time_zone::load("Europe/Berlin");
    const auto read = ical::read_appointments(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=\"(GMT-05:00)\":20261201T100000\nDURATION:PT1H\n"
        "END:VEVENT\nEND:VCALENDAR\n",
        december(own));
    REQUIRE(read.has_value());
    REQUIRE(read->all.size() == 1);
    CHECK(intouch::print(read->all.front().from) == "2026-12-01T15:00:00Z");
    CHECK(read->warnings ==
          std::vector<std::string>{"line 4: found TZID \"(GMT-05:00)\", of which only the offset "
                                   "is known; read without summer time"});
}

TEST_CASE("what is no calendar is named, and a web page says what to do") {
    const auto refusal = [](const char* text) {
        const auto read = ical::read_appointments(text, december(time_zone::utc()));
        REQUIRE_FALSE(read.has_value());
        return read.error().text;
    };
    CHECK(refusal("\n") == "nothing here, expected BEGIN:VCALENDAR");
    CHECK(refusal("\x1F\x8B\x08") == "found a gzip archive, expected BEGIN:VCALENDAR; unpack it first");
    CHECK(refusal("[]") == "line 1: found \"[]\", expected BEGIN:VCALENDAR");
    CHECK(refusal("<html>") ==
          "line 1: found \"<html>\", expected BEGIN:VCALENDAR; this is a web page: take the "
          "address of the calendar itself, which often ends in .ics");
}
