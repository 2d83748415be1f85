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

TEST_CASE("a known name wins over the offsets of a VTIMEZONE") {
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
