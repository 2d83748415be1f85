// SPDX-License-Identifier: MIT
#include "ical/foreign_zone.hpp"
#include "ical/windows_zones.hpp"
#include "ical/time_value.hpp"
#include "ical/vtimezone.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace std::chrono_literals;

namespace {

ical::component calendar_with(const std::string& vtimezone) {
    const auto read = ical::parse_components("BEGIN:VCALENDAR\r\n" + vtimezone + "END:VCALENDAR\r\n");
    REQUIRE(read.has_value());
    return read->front();
}

} // namespace

TEST_CASE("every Windows name means a zone that is there") {
    for (const auto* name :
         {"AUS Central Standard Time", "W. Europe Standard Time", "West Pacific Standard Time"}) {
        const auto iana = ical::zone_of_windows(name);
        REQUIRE(iana.has_value());
        CHECK(time_zone::load(*iana).has_value());
    }
    CHECK_FALSE(ical::zone_of_windows("Mars Standard Time").has_value());
}

TEST_CASE("a zone known by its offsets alone agrees with the zone itself") {
    for (const auto* name :
         {"Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe"}) {
        INFO(name);
        const auto zone = time_zone::load(name);
        REQUIRE(zone.has_value());
        const instant from = std::chrono::sys_days(2025y / 1 / 1);
        const instant to = std::chrono::sys_days(2030y / 1 / 1);
        auto text = ical::render_vtimezone(*zone, from, to);
        REQUIRE(text.has_value());
        const std::string tzid = std::string("TZID:") + name;
        text->replace(text->find(tzid), tzid.size(), "TZID:Custom");
        const auto calendar = calendar_with(*text);
        ical::foreign_zones zones(calendar);
        const auto found = zones.find("Custom");
        REQUIRE(found.has_value());
        CHECK(found->name().empty());
        for (instant at = from; at < to; at += minutes(15)) {
            const local_second local = zone->to_local(at);
            REQUIRE(found->to_local(at) == local);
            REQUIRE(found->to_instant(local) == zone->to_instant(local));
        }
        for (const auto& change : zone->transitions(from, to)) {
            const local_second in_gap{(change.at + change.before + minutes(10)).time_since_epoch()};
            CHECK(found->to_instant(in_gap) == zone->to_instant(in_gap));
        }
    }
}

TEST_CASE("a name that is known wins over the offsets beside it") {
    const auto calendar =
        calendar_with("BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                      "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n");
    ical::foreign_zones zones(calendar);
    CHECK(zones.find("Europe/Berlin")->name() == "Europe/Berlin");
    CHECK(zones.find("/a/b/America/Indiana/Knox")->name() == "America/Indiana/Knox");
    CHECK(zones.find("Romance Standard Time")->name() == "Europe/Paris");
    const auto none = zones.find("/etc/passwd");
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == errc::not_found);
}

TEST_CASE("durations and offsets are read") {
    CHECK(ical::parse_duration_text("PT1H30M") == ical::duration{days(0), 90min});
    CHECK(ical::parse_duration_text("-P1W") == ical::duration{days(-7), 0s});
    CHECK(ical::parse_duration_text("+P1DT2S") == ical::duration{days(1), 2s});
    for (const auto* bad : {"", "P", "PT", "1H", "P1H", "PT1D", "P1", "PT1H-", "PT999999999H", "P1D1"}) {
        INFO(bad);
        CHECK_FALSE(ical::parse_duration_text(bad).has_value());
    }
    CHECK(ical::parse_offset_text("-0330") == -(3h + 30min));
    CHECK(ical::parse_offset_text("+011500") == seconds(4500));
    for (const auto* bad : {"", "0100", "+01", "+0160", "+2400", "+5730", "+01000"}) {
        INFO(bad);
        CHECK_FALSE(ical::parse_offset_text(bad).has_value());
    }
}

TEST_CASE("times that are none are refused") {
    for (const auto* bad :
         {"", "2026120", "20261301", "20260230", "20261203T", "20261203T2500", "20261203T250000",
          "20261203 170000", "20261203T170000X", "99991231", "18991231"}) {
        INFO(bad);
        const auto read = ical::parse_time_text(bad);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == errc::invalid);
    }
}
