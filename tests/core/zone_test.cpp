// SPDX-License-Identifier: MIT
#include "core/table.hpp"
#include "core/zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

namespace intouch {

namespace {

time_zone zone(std::string_view name) { return time_zone::load(name).value(); }

local_second wall(const std::string& text) {
    const when w = parse_when(text).value();
    return local_second{w.day} + w.time.value_or(minutes{0});
}

instant new_year(const std::string& year) { return parse_instant(year + "-01-01T00:00:00Z").value(); }

std::string print_offset(seconds east) {
    return (east < seconds{0} ? "-" : "+") + print_time(std::chrono::floor<minutes>(std::chrono::abs(east)));
}

std::string refusal(std::string_view name) {
    const result<time_zone> loaded = time_zone::load(name);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().code == errc::invalid);
    return loaded.error().text;
}

} // namespace

TEST_CASE("a wall time becomes the first of two instants and in a gap uses the offset before") {
    check_table("wall_times.txt", [](const std::string& text) {
        const auto parts = split(text, " ");
        const time_zone z = zone(parts.at(0));
        const local_second local = wall(parts.at(1));
        const instant at = z.to_instant(local);
        return print(at) + ' ' + print(at, z) + (z.in_gap(local) ? " gap" : "");
    });
}

TEST_CASE("changes of offset come in order with the new abbreviation") {
    check_table("transitions.txt", [](const std::string& text) {
        const auto parts = split(text, " ");
        std::string all;
        for (const time_zone::transition& t :
             zone(parts.at(0)).transitions(new_year(parts.at(1)), new_year(parts.at(3)))) {
            all += fmt::format("{}{} {} {} {}", all.empty() ? "" : "; ", print(t.at), print_offset(t.before),
                               print_offset(t.after), t.abbreviation);
        }
        return all;
    });
}

TEST_CASE("a change at the start of the window counts and one at its end does not") {
    const time_zone berlin = zone("Europe/Berlin");
    const instant change = parse_instant("2026-03-29T01:00:00Z").value();
    const time_zone::transition expected{change, seconds{3600}, seconds{7200}, "CEST"};
    CHECK(berlin.transitions(change, change + seconds{1}) == std::vector{expected});
    CHECK(berlin.transitions(change - days{1}, change).empty());
    CHECK(berlin.transitions(change, change).empty());
}

TEST_CASE("in every zone the changes of offset are where the offset changes") {
    const instant from = new_year("1970");
    const instant to = new_year("2060");
    for (const std::string& name : zone_names()) {
        INFO(name);
        const time_zone z = zone(name);
        instant last = from;
        for (const time_zone::transition& t : z.transitions(from, to)) {
            REQUIRE(t.at >= last);
            REQUIRE(z.offset(t.at - seconds{1}) == t.before);
            REQUIRE(z.offset(t.at) == t.after);
            REQUIRE(t.before != t.after);
            REQUIRE(z.offset(last) == t.before);
            last = t.at;
        }
        REQUIRE(z.offset(last) == z.offset(to - seconds{1}));
    }
}

TEST_CASE("an instant survives the way to wall time and back unless it is the second of two") {
    const time_zone berlin = zone("Europe/Berlin");
    const instant second_pass = parse_instant("2026-10-25T01:30:00Z").value();
    for (instant at = new_year("2026"); at < new_year("2027"); at += minutes{30}) {
        const bool repeated = at >= second_pass - minutes{30} && at < second_pass + minutes{30};
        REQUIRE(berlin.to_instant(berlin.to_local(at)) == (repeated ? at - seconds{3600} : at));
        REQUIRE_FALSE(berlin.in_gap(berlin.to_local(at)));
    }
}

TEST_CASE("the day at an instant is the local day") {
    const instant at = parse_instant("2026-12-03T23:30:00Z").value();
    CHECK(print(day_at(time_zone::utc(), at)) == "2026-12-03");
    CHECK(print(day_at(zone("Europe/Berlin"), at)) == "2026-12-04");
    CHECK(print(day_at(zone("Pacific/Pago_Pago"), at)) == "2026-12-03");
}

TEST_CASE("an offset with seconds is printed in whole minutes and the instant stays") {
    const time_zone monrovia = zone("Africa/Monrovia"); // 44 minutes 30 seconds behind UTC until 1972
    const instant at = parse_instant("1970-06-01T12:00:00Z").value();
    CHECK(monrovia.offset(at) == -seconds{44 * 60 + 30});
    CHECK(print(at, monrovia) == "1970-06-01T11:15:00-00:45");
    CHECK(parse_instant(print(at, monrovia)).value() == at);
}

TEST_CASE("an abbreviation follows the time of year") {
    const time_zone berlin = zone("Europe/Berlin");
    CHECK(berlin.abbreviation(parse_instant("2026-01-01T00:00:00Z").value()) == "CET");
    CHECK(berlin.abbreviation(parse_instant("2026-07-01T00:00:00Z").value()) == "CEST");
    CHECK(time_zone().abbreviation(parse_instant("2026-07-01T00:00:00Z").value()) == "UTC");
}

TEST_CASE("the footer is the rule at the end of the zone's file") {
    CHECK(zone("Europe/Berlin").footer() == "CET-1CEST,M3.5.0,M10.5.0/3");
    CHECK(zone("America/New_York").footer() == "EST5EDT,M3.2.0,M11.1.0");
    CHECK(zone("Australia/Lord_Howe").footer() == "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
    CHECK(zone("Asia/Kolkata").footer() == "IST-5:30");
    CHECK(time_zone::utc().footer() == "UTC0");
}

TEST_CASE("two zones are equal when their names are") {
    CHECK(time_zone() == time_zone::utc());
    CHECK(time_zone().name() == "UTC");
    CHECK(zone("UTC") == time_zone());
    CHECK(zone("Europe/Berlin").name() == "Europe/Berlin");
    CHECK(zone("Europe/Berlin") == zone("Europe/Berlin"));
    CHECK_FALSE(zone("Europe/Berlin") == zone("Europe/Paris"));
}

TEST_CASE("a zone that is not listed is refused with the nearest name") {
    CHECK(refusal("Europe/Berln") ==
          "found \"Europe/Berln\", expected a time zone name; did you mean \"Europe/Berlin\"?");
    CHECK(refusal("europe/berlin") ==
          "found \"europe/berlin\", expected a time zone name; did you mean \"Europe/Berlin\"?");
    CHECK(refusal("Middle-earth/Shire") ==
          "found \"Middle-earth/Shire\", expected a time zone name such as \"Europe/Berlin\"");
    CHECK(refusal("") == "found \"\", expected a time zone name such as \"Europe/Berlin\"");
}

TEST_CASE("a name is never a path nor a special name of the library") {
    for (const char* name :
         {"../zoneinfo/Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin", "Europe/../Europe/Berlin",
          "/etc/localtime", "localtime", "Fixed/UTC+01:00:00", "file:Europe/Berlin", "Europe", ".",
          "tzdata.zi", "posix/Europe/Berlin", "posixrules"}) {
        INFO(name);
        CHECK_FALSE(refusal(name).empty());
    }
    CHECK_FALSE(refusal(std::string_view("Europe/Berlin\0x", 15)).empty());
}

TEST_CASE("every listed zone loads under its name and has a footer") {
    const std::vector<std::string>& names = zone_names();
    CHECK(names.size() > 300);
    CHECK(std::ranges::is_sorted(names));
    CHECK(std::ranges::adjacent_find(names) == names.end());
    for (const std::string& name : names) {
        const result<time_zone> loaded = time_zone::load(name);
        INFO(name);
        REQUIRE(loaded.has_value());
        CHECK(loaded->name() == name);
        CHECK_FALSE(loaded->footer().empty());
    }
}

TEST_CASE("zones are loaded and read from several threads at once") {
    const instant at = parse_instant("2026-07-01T00:00:00Z").value();
    std::vector<seconds> seen(4);
    {
        std::vector<std::jthread> threads;
        threads.reserve(seen.size());
        for (seconds& east : seen) {
            threads.emplace_back([&east, at] {
                for (int i = 0; i < 2500; ++i) {
                    east = zone(i % 2 == 0 ? "Asia/Tokyo" : "Europe/Berlin").offset(at);
                }
            });
        }
    }
    CHECK(seen == std::vector<seconds>(4, seconds{7200}));
}

} // namespace intouch
