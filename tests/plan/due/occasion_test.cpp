// SPDX-License-Identifier: MIT
#include "plan/due/occasion.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using namespace intouch::test;

roster::person with_anniversary(int lead) {
    roster::person p;
    p.id = "ada";
    roster::occasion o;
    o.name = "Anniversary";
    o.on = {std::chrono::December, std::chrono::day(10)};
    o.via = {"letter"};
    o.lead = span{lead, span_unit::day};
    p.occasions.push_back(o);
    return p;
}

} // namespace

TEST_CASE("the touch of an occasion stands its lead before the day, and today once that has passed") {
    const auto p = with_anniversary(5);
    const auto far = plan::open_occasions(p, {}, day("2026-12-01"));
    REQUIRE(far.size() == 1);
    CHECK(far.front().on == day("2026-12-10"));
    CHECK(far.front().day == day("2026-12-05"));
    CHECK(plan::open_occasions(p, {}, day("2026-12-08")).front().day == day("2026-12-08"));
    CHECK(plan::open_occasions(p, {}, day("2026-12-11")).front().on == day("2027-12-10"));
}

TEST_CASE("an occasion inside a pause is left out for that year") {
    const auto p = with_anniversary(0);
    ledger::person_state s;
    s.pause = day("2026-12-20");
    CHECK(plan::open_occasions(p, s, day("2026-12-01")).front().on == day("2027-12-10"));
    s.pause = std::true_type();
    CHECK(plan::open_occasions(p, s, day("2026-12-01")).empty());
}

TEST_CASE("a card up to a week early marks the occasion, a call does not") {
    const auto p = with_anniversary(5);
    const auto o = plan::open_occasions(p, {}, day("2026-11-01")).front();
    CHECK(plan::marks({}, o, day("2026-12-05"), "call"));
    CHECK(plan::marks({}, o, day("2026-11-28"), "letter"));
    CHECK_FALSE(plan::marks({}, o, day("2026-11-28"), "call"));
    CHECK_FALSE(plan::marks({}, o, day("2026-11-27"), "letter"));
}
