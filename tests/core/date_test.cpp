// SPDX-License-Identifier: MIT
#include "core/date.hpp"
#include "core/table.hpp"

#include <chrono>
#include <string>

namespace intouch {

namespace {

const auto printed = [](const auto& value) { return print(value); };

} // namespace

TEST_CASE("a date is read and printed or says what is wrong with it") {
    check_table("dates.txt", [](const std::string& text) { return shown(parse_date(text), printed); });
}

TEST_CASE("a day of every year is read and printed or says what is wrong with it") {
    check_table("month_days.txt",
                [](const std::string& text) { return shown(parse_month_day(text), printed); });
}

TEST_CASE("a day of every year falls on the last of February where it has no 29th") {
    check_table("days_in_years.txt", [](const std::string& text) {
        const auto parts = split(text, " in ");
        return print(
            in_year(parse_month_day(parts.at(0)).value(), std::chrono::year{std::stoi(parts.at(1))}));
    });
}

TEST_CASE("a day with or without a time is read and printed or says what is wrong with it") {
    check_table("whens.txt", [](const std::string& text) { return shown(parse_when(text), printed); });
}

TEST_CASE("a moment is read at any offset and printed in UTC or says what is wrong with it") {
    check_table("instants.txt", [](const std::string& text) { return shown(parse_instant(text), printed); });
}

TEST_CASE("a time of day is read and printed or says what is wrong with it") {
    check_table("times.txt", [](const std::string& text) { return shown(parse_time(text), print_time); });
}

TEST_CASE("a day without a time comes before the same day with one") {
    const when day = parse_when("2026-12-03").value();
    const when midnight = parse_when("2026-12-03T00:00").value();
    CHECK(day != midnight);
    CHECK(day < midnight);
    CHECK_FALSE(day.time.has_value());
    CHECK(midnight.time == minutes{0});
}

TEST_CASE("a wall time splits into its day and its time before 1970 too") {
    const local_minute evening = local_minute{parse_date("1969-12-31").value()} + minutes{23 * 60 + 59};
    CHECK(print(day_of(evening)) == "1969-12-31");
    CHECK(time_of(evening) == minutes{23 * 60 + 59});
    CHECK(print(evening) == "1969-12-31T23:59");
}

TEST_CASE("the end of a day is printed as 24:00") { CHECK(print_time(minutes{1440}) == "24:00"); }

TEST_CASE("every day of three centuries is printed as it is read") {
    const date last = parse_date("2199-12-31").value();
    for (date day = parse_date("1900-01-01").value(); day <= last; day += days{1}) {
        REQUIRE(parse_date(print(day)).value() == day);
    }
}

} // namespace intouch
