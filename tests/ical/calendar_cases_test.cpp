// SPDX-License-Identifier: MIT
// tests/data/calendars/cases.txt by the reader alone; tests/daemon/calendar_cases_test.py asks the program the same.
#include "ical/appointments.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

using namespace intouch;

namespace {

ical::appointments read_case(const std::string& name, const time_zone& own) {
    std::ifstream file(test::data_dir() / "calendars" / (name + ".ics"), std::ios::binary);
    REQUIRE(file.is_open());
    std::ostringstream text;
    text << file.rdbuf();
    const auto read = ical::read_appointments(
        text.str(), {.own = own, .from = *parse_date("2025-10-26"), .to = *parse_date("2029-12-02")});
    REQUIRE(read.has_value());
    return *read;
}

/// Whether an appointment takes a part of the half hour.
bool taken(const ical::appointments& all, const time_zone& own, const std::string& at) {
    const auto w = parse_when(at);
    REQUIRE(w.has_value());
    const instant from = own.to_instant(local_second{w->day} + w->time.value());
    return std::ranges::any_of(
        all.all, [&](const auto& one) { return one.busy && one.from < from + minutes(30) && one.to > from; });
}

bool away(const ical::appointments& all, const time_zone& own, const std::string& day) {
    const instant noon = own.to_instant(local_second{*parse_date(day)} + std::chrono::hours(12));
    return std::ranges::any_of(
        all.all, [&](const auto& one) { return one.all_day && one.from <= noon && one.to > noon; });
}

} // namespace

TEST_CASE("calendars as programs write them") {
    const auto own = time_zone::load("Europe/Berlin");
    REQUIRE(own.has_value());
    std::ifstream file(test::data_dir() / "calendars/cases.txt");
    REQUIRE(file.is_open());
    std::string name;
    ical::appointments read;
    int checked = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        if (line.empty()) {
            name.clear();
            continue;
        }
        if (name.empty()) {
            name = line;
            read = read_case(name, *own);
            continue;
        }
        INFO(name, ": ", line);
        std::istringstream words(line);
        std::string kind;
        std::string what;
        words >> kind >> what;
        if (kind == "busy") {
            int free = 0;
            words >> free;
            CHECK(taken(read, *own, what) == (free == 0));
        } else if (kind == "warns") {
            const std::string said = line.substr(6);
            CHECK(std::ranges::any_of(read.warnings,
                                      [&](const auto& w) { return w.find(said) != std::string::npos; }));
        } else {
            CHECK(away(read, *own, what) == (kind == "away"));
        }
        ++checked;
    }
    CHECK(checked > 80);
}
