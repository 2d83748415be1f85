// SPDX-License-Identifier: MIT
#include "core/local_ranges.hpp"
#include "core/table.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace intouch {

namespace {

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

/// "2026-12-01T17:00/18:00"; an end on another day is printed with its date.
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

TEST_CASE("the ranges of several times of week become their union") {
    check_table("unions.txt", [](const std::string& text) {
        const auto parts = split(text, "; ");
        return print_ranges(ranges_within(read(parts.at(0)), at(parts.at(1)), at(parts.at(2))));
    });
}

TEST_CASE("a wall time is contained exactly when the union covers its minute") {
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

TEST_CASE("a time of week includes its start and excludes its end") {
    const times_of_week t = read("Fri 22:00-01:00");
    CHECK_FALSE(contains(t, at("2026-12-04T21:59")));
    CHECK(contains(t, at("2026-12-04T22:00")));
    CHECK(contains(t, at("2026-12-05T00:59")));
    CHECK_FALSE(contains(t, at("2026-12-05T01:00")));
    CHECK_FALSE(contains(t, at("2026-12-04T00:30")));
    CHECK_FALSE(contains({}, at("2026-12-04T22:00")));
}

TEST_CASE("an intersection covers what both lists cover") {
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
