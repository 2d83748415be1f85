// SPDX-License-Identifier: MIT
#include "core/table.hpp"
#include "core/times_of_week.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace intouch {

namespace {

std::string print_range(const week_range& r) { return print(r); }

local_minute at(const std::string& text) {
    const when w = parse_when(text).value();
    return local_minute{w.day} + w.time.value_or(minutes{0});
}

local_range range(const std::string& from, const std::string& to) { return {at(from), at(to)}; }

times_of_week read(const std::string& list) {
    times_of_week t;
    if (list.empty()) {
        return t;
    }
    for (const std::string& one : split(list, ", ")) {
        t.push_back(parse_week_range(one, true).value());
    }
    return t;
}

/// "2026-12-01T17:00/18:00": the end in full only when it is on another day.
std::string print_ranges(const std::vector<local_range>& ranges) {
    std::string text;
    for (const local_range& r : ranges) {
        if (!text.empty()) {
            text += ' ';
        }
        text +=
            print(r.from) + '/' + (day_of(r.from) == day_of(r.to) ? print_time(time_of(r.to)) : print(r.to));
    }
    return text;
}

} // namespace

TEST_CASE("weekdays are read and printed or say what is wrong with them") {
    check_table("weekdays.txt",
                [](const std::string& text) { return shown(parse_weekdays(text), print_weekdays); });
}

TEST_CASE("a time of week is read and printed or says what is wrong with it") {
    check_table("week_ranges.txt",
                [](const std::string& text) { return shown(parse_week_range(text), print_range); });
}

TEST_CASE("a block takes the nth weekday of the month too") {
    check_table("block_times.txt",
                [](const std::string& text) { return shown(parse_week_range(text, true), print_range); });
}

TEST_CASE("hours are read and printed or say what is wrong with them") {
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

TEST_CASE("every set of weekdays is printed as it is read") {
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

TEST_CASE("a list of times of week is their union") {
    check_table("unions.txt", [](const std::string& text) {
        const auto parts = split(text, "; ");
        return print_ranges(ranges_within(read(parts.at(0)), at(parts.at(1)), at(parts.at(2))));
    });
}

TEST_CASE("a wall time is in the union exactly when its minute is within") {
    const times_of_week t =
        read("Tue 17:00-18:00, Tue 17:30-19:00, Mon,Sun 22:00-01:00, last Thu 23:00-02:00");
    const local_minute from = at("2026-12-20");
    const local_minute to = at("2027-01-05");
    const std::vector<local_range> ranges = ranges_within(t, from, to);
    for (local_minute m = from; m < to; m += minutes{10}) {
        INFO(print(m));
        const bool within =
            std::ranges::any_of(ranges, [&](const local_range& r) { return r.from <= m && m < r.to; });
        CHECK(contains(t, m) == within);
    }
}

TEST_CASE("a time of week holds its start and not its end") {
    const times_of_week t = read("Fri 22:00-01:00");
    CHECK_FALSE(contains(t, at("2026-12-04T21:59")));
    CHECK(contains(t, at("2026-12-04T22:00")));
    CHECK(contains(t, at("2026-12-05T00:59")));
    CHECK_FALSE(contains(t, at("2026-12-05T01:00")));
    CHECK_FALSE(contains(t, at("2026-12-04T00:30")));
    CHECK_FALSE(contains({}, at("2026-12-04T22:00")));
}

TEST_CASE("the ranges that begin on a day come in order of time and unmerged") {
    const times_of_week t = read("Tue 18:00-19:00, Tue 17:00-18:30, Mon 22:00-01:00, 1st Tue 23:00-01:00");
    const std::vector<local_range> expected = {range("2026-12-01T17:00", "2026-12-01T18:30"),
                                               range("2026-12-01T18:00", "2026-12-01T19:00"),
                                               range("2026-12-01T23:00", "2026-12-02T01:00")};
    CHECK(ranges_beginning(t, parse_date("2026-12-01").value()) == expected);
    CHECK(ranges_beginning(t, parse_date("2026-12-02").value()).empty());
}

TEST_CASE("what two lists cover together is cut to both") {
    const std::vector<local_range> a = {range("2026-12-01T10:00", "2026-12-01T12:00"),
                                        range("2026-12-01T14:00", "2026-12-01T18:00"),
                                        range("2026-12-01T19:00", "2026-12-01T20:00")};
    const std::vector<local_range> b = {range("2026-12-01T11:00", "2026-12-01T15:00"),
                                        range("2026-12-01T16:00", "2026-12-01T17:00"),
                                        range("2026-12-01T18:00", "2026-12-01T19:00")};
    const std::vector<local_range> both = {range("2026-12-01T11:00", "2026-12-01T12:00"),
                                           range("2026-12-01T14:00", "2026-12-01T15:00"),
                                           range("2026-12-01T16:00", "2026-12-01T17:00")};
    CHECK(intersect(a, b) == both);
    CHECK(intersect(b, a) == both);
    CHECK(intersect(a, a) == a);
    CHECK(intersect(a, {}).empty());
    CHECK(intersect({}, b).empty());
}

} // namespace intouch
