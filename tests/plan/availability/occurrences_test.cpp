// SPDX-License-Identifier: MIT
#include "plan/availability/occurrences.hpp"
#include "plan/plan.hpp"
#include "plan/story.hpp"
#include "record/record.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

roster::block block(std::initializer_list<std::string_view> when) {
    roster::block b;
    b.id = "calls";
    for (const auto text : when) b.when.push_back(parse_week_range(text, true).value());
    return b;
}

/// "2026-12-01T17:00:00+01:00 60", a line each.
std::string listed(const roster::block& b, std::string_view home, std::string_view from, std::string_view to,
                   const plan::block_changes& changed = {}) {
    const time_zone z = zone(home);
    std::string out;
    for (const auto& o : plan::occurrences(b, z, day(from), day(to), changed)) {
        out += fmt::format("{} {}\n", print(o.start, z), (o.end - o.start).count() / 60);
    }
    return out;
}

} // namespace

TEST_CASE("a weekly block occurs on its weekdays") {
    CHECK(listed(block({"Tue,Thu 17:00-18:00"}), "Europe/Berlin", "2026-11-30", "2026-12-09") ==
          "2026-12-01T17:00:00+01:00 60\n"
          "2026-12-03T17:00:00+01:00 60\n"
          "2026-12-08T17:00:00+01:00 60\n");
}

TEST_CASE("an occurrence that the user moved keeps its length, and a skipped one is gone") {
    const roster::block b = block({"Tue 17:00-18:00", "Thu 17:00-18:30"});
    const plan::block_changes changed{
        {at("2026-12-01T17:00"), at("2026-12-02T18:00")},
        {at("2026-12-03T17:00"), std::nullopt},
        {at("2026-12-10T17:00"), at("2026-12-07T09:00")},
        {at("2026-12-08T12:00"), at("2026-12-08T13:00")}}; // the rule has none there
    CHECK(listed(b, "Europe/Berlin", "2026-11-30", "2026-12-09", changed) ==
          "2026-12-02T18:00:00+01:00 60\n"
          "2026-12-07T09:00:00+01:00 90\n"
          "2026-12-08T17:00:00+01:00 60\n");
}

TEST_CASE("touches go into a moved occurrence, not into its old place") {
    test::world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n");
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-27\nphone = \"+44 20 7946 0000\"\n");
    w.clock("2026-12-01 08:00");
    w.join();
    w.clock("2026-12-07 08:00"); // her ideal date is Tuesday, 8 December
    CHECK(print(plan::plan(w.input()).touches.at(0).day) == "2026-12-08");
    const auto moved =
        record::record_block(w.input(), "calls", at("2026-12-08T17:00"), at("2026-12-09T18:00"), {}, w.ids());
    REQUIRE(moved);
    w.append(moved);
    const auto agenda = plan::plan(w.input());
    CHECK(print(*agenda.touches.at(0).start, w.home) == "2026-12-09T18:00:00+01:00");
    CHECK(print(agenda.blocks.at(0).start, w.home) == "2026-12-09T18:00:00+01:00");
}

TEST_CASE("every second week counts calendar weeks from the week of `from`") {
    roster::block b = block({"Mon,Thu 09:00-10:00"});
    b.every = {2, span_unit::week};
    b.from = day("2026-12-01"); // a Tuesday
    CHECK(listed(b, "Europe/Berlin", "2026-11-01", "2026-12-28") == "2026-12-03T09:00:00+01:00 60\n"
                                                                    "2026-12-14T09:00:00+01:00 60\n"
                                                                    "2026-12-17T09:00:00+01:00 60\n");
}

TEST_CASE("every ten days counts days from `from`") {
    roster::block b = block({"Mon-Sun 09:00-10:00"});
    b.every = {10, span_unit::day};
    b.from = day("2026-12-25");
    CHECK(listed(b, "UTC", "2026-12-01", "2027-01-20") == "2026-12-25T09:00:00+00:00 60\n"
                                                          "2027-01-04T09:00:00+00:00 60\n"
                                                          "2027-01-14T09:00:00+00:00 60\n");
}

TEST_CASE("the first and the last weekday of a month") {
    CHECK(listed(block({"1st Sat 10:00-12:00", "last Fri 18:00-19:30"}), "UTC", "2027-01-01", "2027-03-01") ==
          "2027-01-02T10:00:00+00:00 120\n"
          "2027-01-29T18:00:00+00:00 90\n"
          "2027-02-06T10:00:00+00:00 120\n"
          "2027-02-26T18:00:00+00:00 90\n");
}

TEST_CASE("a block keeps its length in the nights when the clocks change") {
    // Berlin skips 02:00-03:00 on 28 March 2027 and has it twice on 31 October.
    CHECK(listed(block({"Sat 22:00-04:00", "Sun 02:30-03:30"}), "Europe/Berlin", "2027-03-27",
                 "2027-03-28") == "2027-03-27T22:00:00+01:00 360\n");
    CHECK(listed(block({"Sun 02:30-03:30"}), "Europe/Berlin", "2027-03-28", "2027-03-29") ==
          "2027-03-28T03:30:00+02:00 60\n");
    CHECK(listed(block({"Sat 22:00-04:00"}), "Europe/Berlin", "2027-10-30", "2027-10-31") ==
          "2027-10-30T22:00:00+02:00 360\n");
}

TEST_CASE("overlapping ranges of a block are one occurrence, adjacent ranges are two") {
    CHECK(listed(block({"Tue 17:00-18:00", "Tue 17:30-19:00"}), "UTC", "2026-12-01", "2026-12-02") ==
          "2026-12-01T17:00:00+00:00 120\n");
    CHECK(listed(block({"Tue 17:00-18:00", "Tue 18:00-19:00"}), "UTC", "2026-12-01", "2026-12-02") ==
          "2026-12-01T17:00:00+00:00 60\n"
          "2026-12-01T18:00:00+00:00 60\n");
}

TEST_CASE("an occurrence that began the day before merges with a range that it overlaps") {
    const roster::block b = block({"Thu 23:45-02:30", "Mon-Sun 00:15-01:30"});
    CHECK(listed(b, "UTC", "2026-12-03", "2026-12-04") == "2026-12-03T00:15:00+00:00 75\n"
                                                          "2026-12-03T23:45:00+00:00 165\n");
    CHECK(listed(b, "UTC", "2026-12-04", "2026-12-05") == "");
}
