// SPDX-License-Identifier: MIT
#include "core/date.hpp"
#include "core/table.hpp"

#include <chrono>
#include <string>

namespace intouch {

namespace {

const auto printed = [](const auto& value) { return print(value); };

} // namespace

TEST_CASE("a date is parsed and printed or the error says why not") {
    check_table("dates.txt", [](const std::string& text) { return shown(parse_date(text), printed); });
}

TEST_CASE("a yearly day is parsed and printed or the error says why not") {
    check_table("month_days.txt",
                [](const std::string& text) { return shown(parse_month_day(text), printed); });
}

TEST_CASE("29 February falls on the last day of February in a common year") {
    check_table("days_in_years.txt", [](const std::string& text) {
        const auto parts = split(text, " in ");
        return print(
            in_year(parse_month_day(parts.at(0)).value(), std::chrono::year{std::stoi(parts.at(1))}));
    });
}

TEST_CASE("a day with or without a time is parsed and printed or the error says why not") {
    check_table("whens.txt", [](const std::string& text) { return shown(parse_when(text), printed); });
}

TEST_CASE("an instant is parsed with any offset and printed in UTC or the error says why not") {
    check_table("instants.txt", [](const std::string& text) { return shown(parse_instant(text), printed); });
}

TEST_CASE("a time of day is parsed and printed or the error says why not") {
    check_table("times.txt", [](const std::string& text) { return shown(parse_time(text), print_time); });
}

TEST_CASE("a day without a time sorts before the same day with a time") {
    const when day = parse_when("2026-12-03").value();
    const when midnight = parse_when("2026-12-03T00:00").value();
    CHECK(day != midnight);
    CHECK(day < midnight);
    CHECK_FALSE(day.time.has_value());
    CHECK(midnight.time == minutes{0});
}

TEST_CASE("a wall time splits into day and time even before 1970") {
    const local_minute evening = local_minute{parse_date("1969-12-31").value()} + minutes{23 * 60 + 59};
    CHECK(print(day_of(evening)) == "1969-12-31");
    CHECK(time_of(evening) == minutes{23 * 60 + 59});
    CHECK(print(evening) == "1969-12-31T23:59");
}

TEST_CASE("the end of a day is printed as 24:00") { CHECK(print_time(minutes{1440}) == "24:00"); }

TEST_CASE("every day of three centuries is parsed as it is printed") {
    const date last = parse_date("2199-12-31").value();
    for (date day = parse_date("1900-01-01").value(); day <= last; day += days{1}) {
        REQUIRE(parse_date(print(day)).value() == day);
    }
}

} // namespace intouch
