// SPDX-License-Identifier: MIT
// Calendars that are made to take time or memory: each ends soon, within 64 MiB, and says what it left out.
#include "ical/appointments.hpp"
#include "support/processor_time.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <string>

using namespace intouch;

namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool memory_is_its_own = false; // a sanitizer holds what is freed
#else
constexpr bool memory_is_its_own = true;
#endif
#else
constexpr bool memory_is_its_own = true;
#endif

std::size_t kilobytes(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":")) return std::stoul(line.substr(name.size() + 1));
    return 0;
}

/// Reads the text; fails when that takes more than a few seconds, or more than 64 MiB beside the text.
ical::appointments read_bomb(const std::string& text) {
    const ical::reading how{.own = *time_zone::load("Europe/Berlin"),
                            .from = *parse_date("2025-10-26"),
                            .to = *parse_date("2029-12-02")};
    std::ofstream("/proc/self/clear_refs") << "5"; // the peak begins anew
    const std::size_t before = kilobytes("VmRSS");
    result<ical::appointments> read;
    const auto took = test::processor_time([&] { read = ical::read_appointments(text, how); });
    const std::size_t grown = kilobytes("VmHWM") - before;
    CHECK(took < std::chrono::seconds(20)); // 2 s in a release build
    if (memory_is_its_own) CHECK(grown <= 64 * 1024);
    return read ? *read : ical::appointments{{}, {read.error().text}};
}

std::string calendar(const std::string& inside) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + inside + "END:VCALENDAR\r\n";
}

std::string repeated(int count, const std::function<std::string(int)>& one) {
    std::string text;
    for (int i = 0; i < count; ++i) text += one(i);
    return text;
}

std::string event(const std::string& lines) { return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n"; }

} // namespace

TEST_CASE("bomb: 20,000 rules in one event") {
    const auto read =
        read_bomb(calendar(event("DTSTART:20200101T090000Z\r\nDURATION:PT1H\r\n" +
                                 repeated(20'000, [](int) { return "RRULE:FREQ=DAILY\r\n"; }))));
    CHECK(read.all.size() > 1400); // the first rule counts
    REQUIRE(read.warnings.size() == 1);
    CHECK(read.warnings.front().find("found more than one, expected one") != std::string::npos);
}

TEST_CASE("bomb: 20,000 daily events") {
    const auto read = read_bomb(calendar(repeated(20'000, [](int i) {
        return event(
            fmt::format("UID:{}\r\nDTSTART:20200101T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\n", i));
    })));
    CHECK(read.all.size() == 100'000);
    CHECK_FALSE(read.warnings.empty());
}

TEST_CASE("bomb: 10,000 overrides of one UID") {
    const auto read = read_bomb(calendar(
        event("UID:x\r\nDTSTART:20260101T000000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=HOURLY;COUNT=10001\r\n") +
        repeated(10'000, [](int i) {
            const date day = *parse_date("2026-01-01") + days(i / 24);
            const auto ymd = civil(day);
            const auto text = fmt::format("{:04}{:02}{:02}T{:02}", int(ymd.year()), unsigned(ymd.month()),
                                          unsigned(ymd.day()), i % 24);
            return event(fmt::format(
                "UID:x\r\nRECURRENCE-ID:{0}0000Z\r\nDTSTART:{0}3000Z\r\nDURATION:PT1M\r\n", text));
        })));
    CHECK(read.all.size() == 10'001);
    CHECK(read.warnings.empty());
}

TEST_CASE("bomb: 10,000 series and 10,000 overrides of one UID") {
    const auto read = read_bomb(calendar(
        repeated(10'000,
                 [](int) { return event("UID:x\r\nDTSTART:20260101T000000Z\r\nRRULE:FREQ=DAILY\r\n"); }) +
        repeated(10'000, [](int i) {
            return event(fmt::format(
                "UID:x\r\nRECURRENCE-ID:20260101T{:02}{:02}{:02}Z\r\nDTSTART:20260102T000000Z\r\n", i / 3600,
                i / 60 % 60, i % 60));
        })));
    CHECK_FALSE(read.warnings.empty());
}

TEST_CASE("bomb: 10,000 changes of all later occurrences") {
    const auto read = read_bomb(calendar(
        event("UID:x\r\nDTSTART:20260101T000000Z\r\nRRULE:FREQ=HOURLY\r\n") + repeated(10'000, [](int i) {
            return event(fmt::format("UID:x\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260101T{:02}{:02}{:02}"
                                     "Z\r\nDTSTART:20260102T000000Z\r\nDURATION:P1D\r\n",
                                     i / 3600, i / 60 % 60, i % 60));
        })));
    CHECK(read.all.size() <= 100'000);
}

TEST_CASE("bomb: zones by the ten thousand") {
    const auto read = read_bomb(
        calendar(repeated(20'000,
                          [](int i) {
                              return fmt::format("BEGIN:VTIMEZONE\r\nTZID:Z{}\r\nBEGIN:STANDARD\r\nDTSTART:"
                                                 "16010101T000000\r\nTZOFFSETFROM:+0100\r\n"
                                                 "TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-"
                                                 "1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
                                                 i);
                          }) +
                 repeated(20'000, [](int i) {
                     return event(fmt::format("DTSTART;TZID=Z{}:20261201T090000\r\nDURATION:PT1H\r\n", i));
                 })));
    CHECK(read.all.size() == 20'000); // none is lost, most are in the user's zone
    CHECK(read.warnings.size() <= 21);
}

TEST_CASE("bomb: COUNT of billions, since the year 1") {
    for (const auto* rule :
         {"FREQ=SECONDLY;COUNT=2000000000", "FREQ=DAILY;COUNT=99999999999", "FREQ=YEARLY;COUNT=2147483647"}) {
        const auto read = read_bomb(calendar(repeated(5'000, [&](int i) {
            return event(fmt::format("DTSTART:{:04}0101T000000Z\r\nRRULE:{}\r\n", i % 2000 + 1, rule));
        })));
        CHECK_FALSE(read.warnings.empty());
    }
}

TEST_CASE("bomb: a body without end") {
    std::string text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261201T090000Z\r\n";
    while (text.size() < std::size_t{8} << 20U) text += "COMMENT:more and more\r\nRDATE:20261201T090000Z\r\n";
    const auto read = read_bomb(text);
    CHECK(read.all.empty());
    CHECK_FALSE(read.warnings.empty());
}

TEST_CASE("bomb: a line of 32 MiB") {
    for (const auto* name : {"EXDATE", "SUMMARY", "X-NOTE"}) {
        std::string text =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261201T090000Z\r\n" + std::string(name) + ":";
        const std::string tail = "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        text.append((std::size_t{32} << 20U) - text.size() - tail.size(), 'x');
        const auto read = read_bomb(text + tail);
        CHECK(read.all.size() == 1);
        CHECK(read.warnings.size() == (std::string(name) == "X-NOTE" ? 0 : 1));
    }
    const auto read = read_bomb(std::string((std::size_t{32} << 20U) + 1, 'x'));
    CHECK(read.warnings.front().find("more than the") != std::string::npos);
}

TEST_CASE("bomb: nested components") {
    const auto read =
        read_bomb(calendar(repeated(100'000, [](int) { return "BEGIN:VEVENT\r\nBEGIN:X\r\n"; }) +
                           event("DTSTART:20261201T090000Z\r\n")));
    CHECK_FALSE(read.warnings.empty());
    const auto deep = read_bomb(repeated(200'000, [](int) { return "BEGIN:VCALENDAR\r\n"; }));
    CHECK(deep.all.empty());
    read_bomb(calendar(repeated(200'000, [](int) { return "BEGIN:A\r\n"; })));
    read_bomb(calendar("BEGIN:VTIMEZONE\r\n" +
                       repeated(200'000, [](int) { return "BEGIN:STANDARD\r\nEND:STANDARD\r\n"; })));
}

TEST_CASE("bomb: duplicate UIDs, long and many") {
    const std::string uid(1000, 'u');
    const auto read = read_bomb(calendar(repeated(30'000, [&](int i) {
        return event(
            fmt::format("UID:{}\r\nSEQUENCE:{}\r\nDTSTART:20261201T090000Z\r\nSUMMARY:{}\r\n", uid, i, i));
    })));
    CHECK(read.all.size() == 1); // the newest
    CHECK(read.all.front().summary == "29999");
}

TEST_CASE("bomb: events, and values of lists, by the million") {
    const auto events =
        read_bomb(calendar(repeated(200'000, [](int) { return event("DTSTART:20261201T09Z\r\n"); })));
    CHECK_FALSE(events.warnings.empty());
    const auto values =
        read_bomb(calendar(event("DTSTART:20261201T090000Z\r\n" + repeated(200'000, [](int i) {
                                     return fmt::format("RDATE:202612{:02}T{:02}{:02}{:02}Z\r\n", i % 28 + 1,
                                                        i % 24, i / 60 % 60, i % 60);
                                 }))));
    CHECK(values.all.size() <= 100'000);
    CHECK_FALSE(values.warnings.empty());
}

TEST_CASE("bomb: every line another fault") {
    const auto read =
        read_bomb(calendar(repeated(200'000, [](int i) { return event(fmt::format("DTSTART:{}\r\n", i)); })));
    CHECK(read.all.empty());
    CHECK(read.warnings.size() == 21);
}
