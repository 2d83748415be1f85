// SPDX-License-Identifier: MIT
// What libical 3.0.16 computes wrong, and lib/ical/foreign_rule.cpp rewrites or lib/ical/series.cpp mends. A test that
// fails here says that a later libical is right: then its rewrite can go.
#include "ical/libical_lock.hpp"

#include <doctest/doctest.h>

#include <libical/ical.h>

#include <memory>
#include <string>

namespace {

/// The first three occurrences by libical alone; empty: the rule is refused, or names no day.
std::string by_libical(const char* rule, const char* start) {
    const auto lock = intouch::ical::lock_libical();
    const std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)> it(
        icalrecur_iterator_new(icalrecurrencetype_from_string(rule), icaltime_from_string(start)),
        icalrecur_iterator_free);
    std::string text;
    for (int i = 0; it && i < 3; ++i) {
        const icaltimetype t = icalrecur_iterator_next(it.get());
        if (icaltime_is_null_time(t) != 0) break;
        text += (text.empty() ? "" : " ") + std::string(icaltime_as_ical_string(t));
    }
    return text;
}

} // namespace

TEST_CASE("libical: the number of a weekday in a week moves the day") {
    CHECK(by_libical("FREQ=WEEKLY;BYDAY=1TU", "20261124") ==
          "20261202 20261208 20261215"); // a Wednesday first
}

TEST_CASE("libical: DAILY counts no day of a month from its end") {
    CHECK(by_libical("FREQ=DAILY;BYMONTHDAY=-1;UNTIL=20270301", "20261130").empty());
}

TEST_CASE("libical: WEEKLY ignores BYSETPOS") {
    CHECK(by_libical("FREQ=WEEKLY;BYDAY=MO,TU,WE;BYSETPOS=-1", "20261124") == "20261124 20261125 20261130");
}

TEST_CASE("libical: YEARLY takes the month of DTSTART where BYMONTHDAY names none") {
    CHECK(by_libical("FREQ=YEARLY;BYMONTHDAY=15", "20260115") == "20260115 20270115 20280115");
}

TEST_CASE("libical: BYWEEKNO without BYDAY names no day") {
    CHECK(by_libical("FREQ=YEARLY;BYWEEKNO=20", "20261124").empty());
}

TEST_CASE("libical: an hour of a whole day makes it two") {
    CHECK(by_libical("FREQ=DAILY;BYHOUR=9,10", "20261124") == "20261124 20261124 20261125");
}

TEST_CASE("libical: COUNT beside UNTIL, X- parts and blanks are refused") {
    CHECK(by_libical("FREQ=DAILY;COUNT=2;UNTIL=20261203", "20261124").empty());
    CHECK(by_libical("FREQ=DAILY;X-A=1;COUNT=2", "20261124").empty());
    CHECK(by_libical("FREQ=DAILY; COUNT=2", "20261124").empty());
}

TEST_CASE("libical: a start before UNTIL, or outside of its rule, does not count") {
    CHECK(by_libical("FREQ=DAILY;UNTIL=20261103", "20261124").empty());
    CHECK(by_libical("FREQ=WEEKLY;BYDAY=MO", "20260902") == "20260907 20260914 20260921");
}

TEST_CASE("libical: times that do not exist, and durations without a unit, are taken") {
    const auto lock = intouch::ical::lock_libical();
    CHECK(icaltime_is_null_time(icaltime_from_string("20260230T250000Z")) == 0);
    CHECK(icaldurationtype_is_bad_duration(icaldurationtype_from_string("P1")) == 0);
}

TEST_CASE("libical: in an overlap the second time counts, in a gap the offset after it") {
    // RFC 5545 3.3.5: the first, and the offset before the gap. foreign_zone does that itself.
    const auto lock = intouch::ical::lock_libical();
    const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
        icalparser_parse_string(
            "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\n"
            "BEGIN:STANDARD\r\nDTSTART:19701101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\n"
            "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\nEND:STANDARD\r\n"
            "BEGIN:DAYLIGHT\r\nDTSTART:19700308T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\n"
            "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n"
            "END:VTIMEZONE\r\nEND:VCALENDAR\r\n"),
        icalcomponent_free);
    REQUIRE(calendar);
    icaltimezone* zone = icalcomponent_get_timezone(calendar.get(), "X");
    REQUIRE(zone != nullptr);
    icaltimetype twice = icaltime_from_string("20261101T013000");
    CHECK(icaltimezone_get_utc_offset(zone, &twice, nullptr) == -5 * 3600); // the first is -4
    icaltimetype skipped = icaltime_from_string("20260308T023000");
    CHECK(icaltimezone_get_utc_offset(zone, &skipped, nullptr) == -4 * 3600); // the one before is -5
}
