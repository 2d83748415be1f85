// SPDX-License-Identifier: MIT
#include "ical/libical_rules.hpp"
#include "ical/modern_rule.hpp"
#include "support/data.hpp"
#include "support/processor_time.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <string>

using namespace intouch;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t most_shown = 8;

ical::recurring expanded(const ical::foreign_rule& rule, local_second first, local_second from,
                         local_second to, bool whole_days = true) {
    ical::step_budget budget;
    const auto found = ical::recurring_times(rule, {first, whole_days, from, to}, budget);
    REQUIRE(found.has_value());
    return *found;
}

/// The days of a rule, or the times of one that begins at a time.
std::string answer(const std::string& first, const std::string& rule) {
    const auto begin = parse_when(first);
    REQUIRE(begin.has_value());
    const bool whole_days = !begin->time;
    const auto read = ical::parse_rule(rule, begin->day, whole_days);
    if (!read) {
        CHECK(read.error().code == errc::invalid);
        return read.error().text;
    }
    const local_second at = local_second{begin->day} + begin->time.value_or(0min);
    const auto all = expanded(*read, at, at, local_second{*parse_date("2027-12-31")}, whole_days);
    std::string text;
    for (std::size_t i = 0; i < std::min(all.times.size(), most_shown); ++i) {
        const auto time = std::chrono::floor<minutes>(all.times[i]);
        text +=
            (text.empty() ? "" : " ") + (whole_days ? intouch::print(day_of(time)) : intouch::print(time));
    }
    return text;
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
    CHECK(rows > 60);
}

TEST_CASE("looking from a later day finds the same days as looking from the first") {
    const date first = *parse_date("2012-01-31");
    const date end = *parse_date("2027-12-31");
    for (const auto* text :
         {"FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;WKST=SU", "FREQ=MONTHLY",
          "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR", "FREQ=YEARLY;BYMONTH=2;BYDAY=SU;BYSETPOS=-2",
          "FREQ=YEARLY;INTERVAL=4", "FREQ=WEEKLY;COUNT=700",
          "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;BYSETPOS=-1", "FREQ=DAILY;INTERVAL=2;BYMONTHDAY=-1,15",
          "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;INTERVAL=2", "FREQ=YEARLY;BYWEEKNO=20;INTERVAL=3",
          "FREQ=DAILY;INTERVAL=3;BYHOUR=9,17;BYSETPOS=-1",
          "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,FR;BYHOUR=9,17;BYSETPOS=3",
          "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYDAY=TU,TH;BYHOUR=9,15;BYSETPOS=-1"}) {
        const bool whole = std::string_view(text).find("BYHOUR") == std::string_view::npos;
        const auto read = ical::parse_rule(text, first, whole);
        REQUIRE(read.has_value());
        const auto all =
            expanded(*read, local_second{first}, local_second{first}, local_second{end}, whole).times;
        REQUIRE(all.size() >= 4);
        for (int later = 0; later < 6000; later += 41) {
            const local_second from{first + days(later)};
            std::vector<local_second> expected;
            for (const local_second day : all)
                if (day >= from) expected.push_back(day);
            INFO(text, " from ", intouch::print(std::chrono::floor<minutes>(from)));
            CHECK(expanded(*read, local_second{first}, from, local_second{end}, whole).times == expected);
        }
    }
}

TEST_CASE("every rule ends soon") {
    std::string all_days = "FREQ=YEARLY;BYYEARDAY=1";
    for (int day = 2; day <= 366; ++day) all_days += "," + std::to_string(day);
    const std::string day_hours = ";BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23";
    for (const std::string& text : std::vector<std::string>{
             "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
             "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31;COUNT=9", "FREQ=YEARLY;BYDAY=5MO;BYMONTHDAY=1;COUNT=7",
             "FREQ=DAILY;COUNT=1000000000", "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=1000000000", "FREQ=HOURLY",
             "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
             "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=7;COUNT=2",
             "FREQ=WEEKLY;BYMONTHDAY=31;BYMONTH=2;COUNT=2",
             "FREQ=DAILY;INTERVAL=364;BYMONTH=2;BYMONTHDAY=30;COUNT=2", all_days + day_hours,
             all_days + day_hours + ";BYSETPOS=1", all_days + day_hours + ";COUNT=1000000000",
             "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=31" + day_hours + ";COUNT=1000000"}) {
        INFO(text.substr(0, 80));
        for (const auto* first : {"1900-01-01", "1979-12-31", "2026-11-30"}) {
            const auto read = ical::parse_rule(text, *parse_date(first), false);
            REQUIRE(read.has_value());
            ical::step_budget budget;
            result<ical::recurring> found;
            const auto took = test::processor_time([&] {
                found = ical::recurring_times(*read,
                                              {local_second{*parse_date(first)}, false,
                                               local_second{*parse_date("2025-10-01")},
                                               local_second{*parse_date("2029-12-01")}},
                                              budget);
            });
            CHECK(took < 2s); // a quarter of a second without sanitizers; more than 15 s by libical alone
            if (found) CHECK(found->times.size() <= 50'001);
        }
    }
    for (const auto* text : {"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
                             "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5"})
        CHECK_FALSE(ical::parse_rule(text, *parse_date("2026-01-01"), false).has_value());
}

TEST_CASE("the days of several weeks of a year come in order") {
    for (const char* text : {"FREQ=YEARLY;BYWEEKNO=1,-1", "FREQ=YEARLY;BYWEEKNO=-1,1;BYDAY=WE,TH"}) {
        const local_second first{parse_date("2008-05-14").value()};
        const auto rule = ical::parse_rule(text, parse_date("2008-05-14").value(), true);
        REQUIRE(rule);
        const auto all = expanded(*rule, first, local_second{parse_date("2026-01-01").value()},
                                  local_second{parse_date("2027-12-31").value()}, true);
        CHECK(all.times.size() > 2);
        CHECK(std::ranges::is_sorted(all.times));
    }
}

TEST_CASE("a spent budget ends a rule, and says so") {
    const date first = *parse_date("2026-01-01");
    const auto read = ical::parse_rule("FREQ=DAILY", first, true);
    REQUIRE(read.has_value());
    ical::step_budget budget(100);
    const auto found = ical::recurring_times(
        *read, {local_second{first}, true, local_second{first}, local_second{first + days(1000)}}, budget);
    REQUIRE(found.has_value());
    CHECK(found->cut);
    CHECK(found->times.size() > 20);
    CHECK(found->times.size() < 100);
    CHECK(budget.spent());
}

TEST_CASE("rules of vCalendar 1.0 are written as those of today") {
    CHECK(ical::modern_rule("W2 TU TH #10") == "FREQ=WEEKLY;INTERVAL=2;COUNT=10;BYDAY=TU,TH");
    CHECK(ical::modern_rule("D1") == "FREQ=DAILY;INTERVAL=1;COUNT=2");
    CHECK(ical::modern_rule("D1 #0") == "FREQ=DAILY;INTERVAL=1");
    CHECK(ical::modern_rule("MP1 1+ MO 2- FR #3") == "FREQ=MONTHLY;INTERVAL=1;COUNT=3;BYDAY=1MO,-2FR");
    CHECK(ical::modern_rule("MD1 1 15- LD 20271231T000000Z") ==
          "FREQ=MONTHLY;INTERVAL=1;UNTIL=20271231T000000Z;BYMONTHDAY=1,-15,-1");
    CHECK(ical::modern_rule("ym1 6 7 #0") == "FREQ=YEARLY;INTERVAL=1;BYMONTH=6,7");
    CHECK(ical::modern_rule("YD1 335 #0") == "FREQ=YEARLY;INTERVAL=1;BYYEARDAY=335");
    for (const auto* text : {"", "FREQ=DAILY", "X1 #3", "W", "daily"}) CHECK(ical::modern_rule(text).empty());
}
