// SPDX-License-Identifier: MIT
#include "core/table.hpp"
#include "core/times_of_week.hpp"

#include <string>

namespace intouch {

namespace {

std::string print_range(const week_range& r) { return print(r); }

} // namespace

TEST_CASE("weekdays are parsed and printed or the error says why not") {
    check_table("weekdays.txt",
                [](const std::string& text) { return shown(parse_weekdays(text), print_weekdays); });
}

TEST_CASE("a time of week is parsed and printed or the error says why not") {
    check_table("week_ranges.txt",
                [](const std::string& text) { return shown(parse_week_range(text), print_range); });
}

TEST_CASE("a time of week may name the nth weekday of a month where it is allowed") {
    check_table("block_times.txt",
                [](const std::string& text) { return shown(parse_week_range(text, true), print_range); });
}

TEST_CASE("hours are parsed and printed or the error says why not") {
    check_table("hours.txt", [](const std::string& text) { return shown(parse_hours(text), print_range); });
}

TEST_CASE("a range that crosses midnight ends after 24 hours") {
    week_range expected;
    expected.weekdays.set(5);
    expected.nth = -1;
    expected.from = minutes{1320};
    expected.to = minutes{1500};
    CHECK(parse_week_range("last Fri 22:00-01:00", true).value() == expected);
}

TEST_CASE("daily is a word for all weekdays") {
    CHECK(parse_week_range("daily 09:00-10:00").value() == parse_week_range("Mon-Sun 09:00-10:00").value());
    CHECK(parse_weekdays("Daily").value().all());
}

TEST_CASE("every set of weekdays is parsed as it is printed") {
    for (unsigned long bits = 1; bits < 128; ++bits) {
        const std::bitset<7> weekdays(bits);
        INFO(print_weekdays(weekdays));
        CHECK(parse_weekdays(print_weekdays(weekdays)).value() == weekdays);
    }
}

TEST_CASE("a time of week begins on its weekdays and on the nth of the month") {
    check_table("week_days_hit.txt", [](const std::string& text) {
        const auto parts = split(text, " in ");
        const week_range r = parse_week_range(parts.at(0), true).value();
        const date first = parse_date(parts.at(1) + "-01").value();
        std::string hit;
        for (date day = first; civil(day).month() == civil(first).month(); day += days{1}) {
            if (!begins_on(r, day)) {
                continue;
            }
            if (!hit.empty()) {
                hit += ' ';
            }
            hit += std::to_string(static_cast<unsigned>(civil(day).day()));
        }
        return hit;
    });
}

} // namespace intouch
