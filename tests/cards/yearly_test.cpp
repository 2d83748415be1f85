// SPDX-License-Identifier: MIT
#include "cards/yearly.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace intouch;
using enum cards::slash_order;

namespace {

const time_zone utc = time_zone::utc();
const cards::yearly_day known{{std::chrono::December, std::chrono::day(10)}, std::chrono::year(1985)};
const cards::yearly_day yearless{known.on, std::nullopt};

} // namespace

TEST_CASE("yearly days are read in the forms of cards and tables") {
    for (const auto* text :
         {"1985-12-10",          "19851210",          "1985-12-10T00:00:00Z", "1985-12-10 00:00",
          "1985/12/10",          "1985.12.10",        "10.12.1985",           "10. 12. 1985",
          "10.12.1985 00:00:00", "10 Dec 1985",       "10-Dec-1985",          "Dec 10, 1985",
          "December 10th, 1985", "10. Dezember 1985", "10 décembre 1985",     "10 de diciembre de 1985",
          "Tue, 10 Dec 1985",    "1985 Dec 10",       "1985年12月10日",       "19851210T102200Z"})
        CHECK_MESSAGE(cards::parse_yearly(text, utc) == known, text);
    for (const auto* text : {"--12-10", "--1210", " --12-10", "1604-12-10", "--1210T090000", "0000-12-10",
                             "10.12.", "10 Dec", "December 10", "12月10日", "10.12.85"})
        CHECK_MESSAGE(cards::parse_yearly(text, utc) == yearless, text);
    for (const auto* text :
         {"",       "1985",          "1985-12",     "--12",          "---10",   "1985-02-30",
          "soon",   "1985-13-01",    "circa 1800",  "Dec 1985",      "12/1985", "10 Foo 1985",
          "jui 10", "1985-12/10",    "12345-12-10", "10 Dec 10 Dec", "-",       "/",
          "T10",    "2100000000-1-1"})
        CHECK_FALSE_MESSAGE(cards::parse_yearly(text, utc).has_value(), text);
}

TEST_CASE("the order of day and month is proved or told") {
    for (const auto* sign : {"/", "-"}) {
        const auto with = [&](const std::string& a, const std::string& b) {
            return fmt::format("{}{}{}{}1985", a, sign, b, sign);
        };
        CHECK(cards::parse_yearly(with("12", "10"), utc, month_first) == known);
        CHECK(cards::parse_yearly(with("10", "12"), utc, day_first) == known);
        CHECK_FALSE(cards::parse_yearly(with("10", "12"), utc).has_value());
        CHECK(cards::parse_yearly(with("23", "5"), utc)->on ==
              month_day{std::chrono::May, std::chrono::day(23)});
        CHECK(cards::parse_yearly(with("5", "23"), utc)->on ==
              month_day{std::chrono::May, std::chrono::day(23)});
        CHECK(cards::order_told_by(with("25", "12")) == day_first);
        CHECK(cards::order_told_by(with("12", "25")) == month_first);
        CHECK(cards::order_told_by(with("12", "10")) == unknown);
    }
    CHECK(cards::parse_yearly("12/10/85", utc, month_first) == yearless);
    CHECK(cards::parse_yearly("12/10", utc, month_first) == yearless);
    CHECK(cards::order_told_by("05/23") == month_first);
    CHECK(cards::order_told_by("1985-12-25") == unknown);
    CHECK(cards::has_short_year("10.12.85"));
    CHECK(cards::has_short_year("10-Dec-85 00:00"));
    for (const auto* text : {"10.12.1985", "85-12", "1985-12-10", "Dec 10", "10 Dec 1985"})
        CHECK_FALSE_MESSAGE(cards::has_short_year(text), text);
    CHECK(cards::no_date("0/0/00"));
    CHECK(cards::no_date("0000-00-00T00:00:00"));
    CHECK_FALSE(cards::no_date("2000-01-01"));
    CHECK_FALSE(cards::no_date(""));
}

TEST_CASE("a midnight that is told in UTC is the day of the user") {
    const auto in = [](const char* zone, const char* text) {
        const auto day = cards::parse_yearly(text, time_zone::load(zone).value());
        return day ? print(in_year(day->on, *day->year)) : std::string();
    };
    CHECK(in("Europe/Berlin", "19560411T230000Z") == "1956-04-12");
    CHECK(in("Europe/Berlin", "1985-07-10T22:00:00.000Z") == "1985-07-11");
    CHECK(in("Europe/Berlin", "1956-07-10T22:00:00Z") == "1956-07-11"); // without summer time in 1956
    CHECK(in("America/New_York", "1985-12-10T05:00:00Z") == "1985-12-10");
    CHECK(in("America/New_York", "1985-12-10T00:00:00Z") == "1985-12-10");
    CHECK(in("Asia/Tokyo", "1985-12-09T15:00:00Z") == "1985-12-10");
    CHECK(in("Europe/Berlin", "1985-12-10T00:00:00+09:00") == "1985-12-10");
    CHECK(in("Europe/Berlin", "1985-12-10T12:00:00Z") == "1985-12-10");
    CHECK(in("Europe/Berlin", "1985-12-31T23:00:00Z") == "1986-01-01");
}

TEST_CASE("recent days have a year") {
    CHECK(print(cards::parse_recent("9/28/26", utc).value()) == "2026-09-28");
    CHECK(print(cards::parse_recent("8.9.2026", utc).value()) == "2026-09-08");
    CHECK(print(cards::parse_recent("2026-09-08T10:00:00Z", utc).value()) == "2026-09-08");
    CHECK_FALSE(cards::parse_recent("9/28", utc).has_value());
    CHECK_FALSE(cards::parse_recent("2026-02-30", utc).has_value());
}
