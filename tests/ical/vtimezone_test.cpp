// SPDX-License-Identifier: MIT
#include "ical/content_lines.hpp"
#include "ical/vtimezone.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <charconv>

using namespace intouch;
using namespace intouch::test;
using namespace std::chrono_literals;

namespace {

constexpr instant from = std::chrono::sys_days(2025y / 1 / 1);
constexpr instant to = std::chrono::sys_days(2037y / 1 / 1);

std::optional<std::string> rendered(std::string_view name) {
    const result<time_zone> zone = time_zone::load(name);
    REQUIRE(zone.has_value());
    return ical::render_vtimezone(*zone, from, to);
}

int number(std::string_view text) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    REQUIRE(fault == std::errc());
    REQUIRE(end == text.data() + text.size());
    return value;
}

/// One STANDARD or DAYLIGHT as a reader takes it, without the code that wrote it.
struct read_observance {
    local_second first;
    seconds before;
    seconds after;
    unsigned month = 0; ///< 0: no rule
    int nth = 0;
    std::string weekday;
};

seconds read_offset(const std::string& text) {
    REQUIRE(text.size() == 5); // ±HHMM and no more
    const seconds size = std::chrono::hours(number(text.substr(1, 2))) + minutes(number(text.substr(3, 2)));
    return text[0] == '-' ? -size : size;
}

std::vector<read_observance> read(const std::string& vtimezone) {
    std::vector<read_observance> found;
    for (const std::string& line : content_lines(vtimezone)) {
        const std::string value = line.substr(line.find(':') + 1);
        if (line == "BEGIN:STANDARD" || line == "BEGIN:DAYLIGHT") {
            found.emplace_back();
        } else if (line.starts_with("DTSTART:")) {
            REQUIRE(value.size() == 15); // local, never UTC
            const date day = std::chrono::local_days(std::chrono::year(number(value.substr(0, 4))) /
                                                     number(value.substr(4, 2)) / number(value.substr(6, 2)));
            found.back().first = local_second(day) + std::chrono::hours(number(value.substr(9, 2))) +
                                 minutes(number(value.substr(11, 2))) + seconds(number(value.substr(13, 2)));
        } else if (line.starts_with("TZOFFSETFROM:")) {
            found.back().before = read_offset(value);
        } else if (line.starts_with("TZOFFSETTO:")) {
            found.back().after = read_offset(value);
        } else if (line.starts_with("RRULE:")) {
            REQUIRE(value.starts_with("FREQ=YEARLY;BYDAY="));
            const std::size_t month = value.find(";BYMONTH=") + 9;
            const std::string weekday = value.substr(18, month - 9 - 18);
            found.back().month = static_cast<unsigned>(number(value.substr(month)));
            found.back().weekday = weekday.substr(weekday.size() - 2);
            found.back().nth = number(weekday.substr(0, weekday.size() - 2));
        }
    }
    return found;
}

/// Walks through the month day by day.
date nth_weekday(std::chrono::year year, const read_observance& o) {
    constexpr std::array names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    std::vector<date> matching;
    const auto month = std::chrono::month(o.month);
    for (date day = std::chrono::local_days(year / month / 1); day <= date(year / month / std::chrono::last);
         day += days(1)) {
        if (names.at(weekday_of(day).c_encoding()) == o.weekday) {
            matching.push_back(day);
        }
    }
    return o.nth < 0 ? matching.back() : matching.at(static_cast<std::size_t>(o.nth - 1));
}

struct change {
    instant at;
    seconds before;
    seconds after;
    auto operator<=>(const change&) const = default;
};

std::vector<change> expand(const std::vector<read_observance>& observances) {
    std::vector<change> changes;
    for (const read_observance& o : observances) {
        for (auto year = 2024y; o.month != 0 && year <= 2037y; ++year) {
            const local_second onset =
                local_second(nth_weekday(year, o)) + (o.first - std::chrono::floor<days>(o.first));
            const instant at{onset.time_since_epoch() - o.before};
            if (at >= from && at < to) {
                changes.push_back({at, o.before, o.after});
            }
        }
    }
    std::ranges::sort(changes);
    return changes;
}

} // namespace

TEST_CASE("time zones with a simple rule are rendered as the golden files say") {
    for (const auto& [name, file] : {std::pair<std::string, std::string>{"Europe/London", "zone_london.ics"},
                                     {"America/New_York", "zone_new_york.ics"},
                                     {"Europe/Dublin", "zone_dublin.ics"},
                                     {"Asia/Kolkata", "zone_kolkata.ics"},
                                     {"Australia/Sydney", "zone_sydney.ics"},
                                     {"Australia/Lord_Howe", "zone_lord_howe.ics"},
                                     {"Asia/Tehran", "zone_tehran.ics"}}) {
        CAPTURE(name);
        CHECK(rendered(name) == golden(file));
    }
}

TEST_CASE("a zone that no nth weekday describes has no VTIMEZONE") {
    // Ramadan; the day before the last Sunday; the day after a Thursday or a Saturday.
    for (const std::string name : {"Africa/Casablanca", "Asia/Gaza", "America/Nuuk", "Africa/Cairo",
                                   "America/Santiago", "Asia/Jerusalem"}) {
        CAPTURE(name);
        CHECK(rendered(name) == std::nullopt);
    }
}

TEST_CASE("a rule that did not hold throughout the window is not claimed") {
    const time_zone zone = *time_zone::load("America/New_York"); // other Sundays until 2006
    CHECK(ical::render_vtimezone(zone, std::chrono::sys_days(2007y / 1 / 1), to).has_value());
    CHECK(ical::render_vtimezone(zone, std::chrono::sys_days(2006y / 1 / 1), to) == std::nullopt);
    const time_zone moscow = *time_zone::load("Europe/Moscow"); // an hour further east until 2014
    CHECK(ical::render_vtimezone(moscow, std::chrono::sys_days(2015y / 1 / 1), to).has_value());
    CHECK(ical::render_vtimezone(moscow, std::chrono::sys_days(2014y / 1 / 1), to) == std::nullopt);
}

TEST_CASE("every VTIMEZONE of the world tells the offsets of 2025 to 2036 rightly") {
    std::size_t described = 0;
    for (const std::string& name : zone_names()) {
        CAPTURE(name);
        const std::optional<std::string> text = rendered(name);
        if (!text) {
            continue;
        }
        ++described;
        const std::vector<read_observance> observances = read(*text);
        const time_zone zone = *time_zone::load(name);
        std::vector<change> expected;
        for (const time_zone::transition& t : zone.transitions(from, to)) {
            expected.push_back({t.at, t.before, t.after});
        }
        CHECK(expand(observances) == expected);
        REQUIRE(observances.size() == (expected.empty() ? 1U : 2U));
        CHECK(observances[0].first < local_second(date(1971y / 1 / 1)));
        if (expected.empty()) {
            CHECK(observances[0].after == zone.offset(from));
        }
        for (const read_observance& o : observances) {
            CHECK((o.month == 0 ||
                   weekday_of(std::chrono::floor<days>(o.first)) == weekday_of(nth_weekday(1970y, o))));
        }
    }
    CHECK(described * 10 > zone_names().size() * 9); // the exceptions are few
}
