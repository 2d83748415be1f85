// SPDX-License-Identifier: MIT
#include "plan/due/booking_demand.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using namespace intouch::test;

world at_weekend(std::string_view moment) {
    world w;
    w.read_roster("[people.ada]\n[gatherings.six-pack]\nmembers = [\"ada\"]\nbook = \"2 months\"\n"
                  "last = 2026-01-15\n");
    w.clock(moment);
    w.join();
    return w;
}

} // namespace

TEST_CASE("a booking is due `book` before its gathering and ends on the day before it") {
    const world w = at_weekend("2026-10-01 09:00");
    const auto d = w.wanted("six-pack");
    CHECK(d.ideal == day("2026-11-15"));
    CHECK(d.latest == day("2026-11-15") + plan::default_interval);
    CHECK(d.until == day("2027-01-14"));
    CHECK_FALSE(d.pin);
}

TEST_CASE("a booking without a slot before its gathering stands on its day") {
    world w = at_weekend("2026-10-01 09:00");
    w.away = {{day("2026-11-15"), day("2027-01-14"), "Antarctica"}};
    const auto d = w.wanted("six-pack");
    REQUIRE(d.pin);
    CHECK(d.pin->day == day("2026-11-15"));
}
