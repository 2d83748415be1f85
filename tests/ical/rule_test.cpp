// SPDX-License-Identifier: MIT
#include "ical/parse_rule.hpp"
#include "ical/rule.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <string>

using namespace intouch;

namespace {

constexpr std::size_t shown = 8;

std::string answer(const std::string& first, const std::string& rule) {
    const auto day = parse_date(first);
    REQUIRE(day.has_value());
    const auto read = ical::parse_rule(rule);
    if (!read) {
        CHECK(read.error().code == errc::invalid);
        return read.error().text;
    }
    const date end = *parse_date("2027-12-31");
    std::string days;
    for (const date one : ical::recurring_days(*read, *day, *day, end, shown))
        days += (days.empty() ? "" : " ") + intouch::print(one);
    return days;
}

} // namespace

TEST_CASE("rules name the days that a calendar shows") {
    std::ifstream file(test::data_dir() / "ical/rules.txt");
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        INFO(line);
        const auto bar = line.find(" | ");
        const auto arrow = line.find(" => ");
        REQUIRE(bar != std::string::npos);
        REQUIRE(arrow != std::string::npos);
        CHECK(answer(line.substr(0, bar), line.substr(bar + 3, arrow - bar - 3)) == line.substr(arrow + 4));
        ++rows;
    }
    CHECK(rows > 30);
}

TEST_CASE("looking from a later day finds the same days as looking from the first") {
    const date first = *parse_date("2012-01-31");
    const date end = *parse_date("2027-12-31");
    for (const auto* text :
         {"FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;WKST=SU", "FREQ=MONTHLY",
          "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR", "FREQ=YEARLY;BYMONTH=2;BYDAY=SU;BYSETPOS=-2",
          "FREQ=YEARLY;INTERVAL=4", "FREQ=WEEKLY;COUNT=700"}) {
        const auto read = ical::parse_rule(text);
        REQUIRE(read.has_value());
        const auto all = ical::recurring_days(*read, first, first, end, 100'000);
        for (int later = 0; later < 6000; later += 13) {
            const date from = first + days(later);
            std::vector<date> expected;
            for (const date day : all)
                if (day >= from) expected.push_back(day);
            INFO(text, " from ", intouch::print(from));
            CHECK(ical::recurring_days(*read, first, from, end, 100'000) == expected);
        }
    }
}

TEST_CASE("a rule that never comes true ends") {
    const auto read = ical::parse_rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30");
    REQUIRE(read.has_value());
    const date first = *parse_date("1900-01-01");
    CHECK(ical::recurring_days(*read, first, first + days(1), *parse_date("2199-12-31"), 10).empty());
}
