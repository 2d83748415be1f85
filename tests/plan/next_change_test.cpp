// SPDX-License-Identifier: MIT
#include "plan/next_change.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace intouch;

TEST_CASE("the next change is the next midnight of the user") {
    struct row {
        const char* zone;
        const char* now;
        const char* next;
    };
    const std::vector<row> rows{
        {"UTC", "2026-12-01T09:00:00Z", "2026-12-02T00:00:00Z"},
        {"UTC", "2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z"},
        {"Europe/Berlin", "2026-12-01T22:59:59Z", "2026-12-01T23:00:00Z"},
        {"Europe/Berlin", "2026-12-01T23:00:00Z", "2026-12-02T23:00:00Z"},
        {"Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"}, // a day of 23 hours
        {"Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"}, // a day of 25 hours
        {"Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-23T22:00:00Z"},  // a day without its midnight
        {"Africa/Cairo", "2026-10-29T20:59:00Z", "2026-10-29T22:00:00Z"},  // the last hour comes twice
        {"Africa/Cairo", "2026-10-29T21:30:00Z", "2026-10-29T22:00:00Z"},
        {"America/St_Johns", "2006-10-29T02:31:30Z",
         "2006-10-29T03:30:00Z"}, // 00:01 back to 23:01 the day before
        {"Pacific/Apia", "2011-12-29T20:00:00Z", "2011-12-30T10:00:00Z"}, // the calendar skips the next day
    };
    for (const auto& r : rows) {
        CAPTURE(r.zone);
        CAPTURE(r.now);
        test::world w;
        w.home = test::zone(r.zone);
        w.moment = parse_instant(r.now).value();
        CHECK(print(plan::next_change(w.input(), {})) == r.next);
    }
}

TEST_CASE("the end of a block is a change: its event then tells what came of the hour") {
    test::world w;
    w.home = test::zone("UTC");
    w.moment = parse_instant("2026-12-01T17:30:00Z").value();
    plan::agenda planned;
    for (const char* end :
         {"2026-12-01T17:30:00Z", "2026-12-01T19:00:00Z", "2026-12-01T18:00:00Z", "2026-12-02T18:00:00Z"}) {
        plan::block_occurrence o;
        o.end = parse_instant(end).value();
        planned.blocks.push_back(o);
    }
    CHECK(print(plan::next_change(w.input(), planned)) == "2026-12-01T18:00:00Z");
}
