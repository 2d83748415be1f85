// SPDX-License-Identifier: MIT
#include "ical/foreign_zone.hpp"
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

TEST_CASE("a zone that is known only by its offsets agrees with the zone itself") {
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
        ical::step_budget budget;
        ical::foreign_zones zones(calendar.parts, budget);
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

TEST_CASE("a name is resolved in the order that calendars mean") {
    const std::string nine_east = "\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                                  "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n";
    std::string described;
    for (const auto* name : {"Europe/Berlin", "EST", "Romance Standard Time", "tzone://Microsoft/Custom"})
        described += std::string("BEGIN:VTIMEZONE\nTZID:") + name + nine_east;
    const auto calendar =
        calendar_with(described + "BEGIN:VTIMEZONE\nTZID:Home\nX-LIC-LOCATION:Europe/Rome" + nine_east);
    ical::step_budget budget;
    ical::foreign_zones zones(calendar.parts, budget);
    const auto name = [&](const std::string& tzid) {
        const auto found = zones.find(tzid);
        if (!found) return "! " + found.error().text;
        const instant midsummer = std::chrono::sys_days(2026y / 7 / 1);
        const auto offset = found->to_local(midsummer).time_since_epoch() - midsummer.time_since_epoch();
        return found->name().empty() ? std::to_string(offset / 1h) : found->name();
    };
    CHECK(name("Europe/Berlin") == "Europe/Berlin"); // a known name wins over the offsets
    CHECK(name(" Europe/Berlin ") == "Europe/Berlin");
    CHECK(name("/a/b/America/Indiana/Knox") == "America/Indiana/Knox");
    CHECK(name("EST") == "9"); // the VTIMEZONE of the calendar, before a name without a slash
    CHECK(name("Romance Standard Time") == "9");
    CHECK(name("tzone://Microsoft/Custom") == "9");
    CHECK(name("Home") == "Europe/Rome");
    CHECK(name("W. Europe Standard Time") == "Europe/Berlin");
    CHECK(name("AUS Central Standard Time") == "Australia/Darwin");
    CHECK(name("tzone://Microsoft/Utc") == "UTC");
    CHECK(name("MST") == "MST");
    CHECK(name("europe/berlin") == "Europe/Berlin");
    CHECK(name("GMT+0200") == "2");
    CHECK(name("UTC-3") == "-3");
    // an offset with places: the zone of the first that has this offset, else the offset
    CHECK(name("(UTC+01:00) Amsterdam, Berlin") == "Europe/Amsterdam");
    CHECK(name("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi") == "Asia/Kolkata");
    CHECK(name("(GMT-06.00) Guadalajara, Mexico City") == "America/Mexico_City");
    CHECK(name("(UTC) Dublin, Edinburgh, Lisbon, London") == "Europe/Dublin");
    CHECK(name("(UTC-08:00) Pacific Time (US & Canada)") == "America/Los_Angeles");
    CHECK(name("Asia/Kolkata(GMT+05:30)") == "Asia/Kolkata");
    CHECK(name("(UTC+03:00) Amsterdam") == "3");
    CHECK(name("(GMT-05:00)") == "-5");
    CHECK(name("GMT -0500 (Standard) / GMT -0400 (Daylight)") == "-5");
    CHECK(zones.find("(GMT-05:00)")->lacks_summer_time());
    CHECK_FALSE(zones.find("GMT+0200")->lacks_summer_time());
    CHECK(name("+05 Team").starts_with("! found TZID"));
    const auto none = zones.find("/etc/passwd");
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == errc::not_found);
}

TEST_CASE("a name that a VTIMEZONE escapes is the same name") {
    const std::string nine_east = "\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                                  "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n";
    for (const auto& [written, named] :
         {std::pair(R"(Eastern\, Toronto)", "Eastern, Toronto"), std::pair(R"(a\;b)", "a;b"),
          std::pair("a, b", R"(a\, b)"), std::pair("Joe's ^'East^'", R"(Joe's "East")")}) {
        INFO(written);
        const auto calendar = calendar_with(std::string("BEGIN:VTIMEZONE\nTZID:") + written + nine_east);
        ical::step_budget budget;
        CHECK(ical::foreign_zones(calendar.parts, budget).find(named).has_value());
    }
}

TEST_CASE("zones that describe themselves as no zone does are not followed, and end soon") {
    const auto observance = [](const std::string& rule, const std::string& offset = "+0100") {
        return "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+"
               "0200\nTZOFFSETTO:" +
               offset + "\nRRULE:" + rule + "\nEND:STANDARD\nEND:VTIMEZONE\n";
    };
    for (const std::string& text : std::vector<std::string>{
             observance("FREQ=SECONDLY"), observance("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"),
             observance("FREQ=DAILY"), observance("FREQ=YEARLY;BYHOUR=1,2"),
             observance("FREQ=YEARLY", "+5730"), observance("FREQ=YEARLY;COUNT=5"),
             std::string("BEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE\n")}) {
        INFO(text);
        const auto calendar = calendar_with(text);
        ical::step_budget budget;
        const auto found = ical::foreign_zones(calendar.parts, budget).find("X");
        REQUIRE_FALSE(found.has_value());
        CHECK(found.error().code == errc::invalid);
        CHECK(found.error().text.find("(line ") != std::string::npos);
    }
}
