// SPDX-License-Identifier: MIT
#include "plan/due/ramp.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("the ramp lets in its start on the first day and more each step after it") {
    roster::ramp_settings ramp;
    ramp.start = 6;
    ramp.add = 3;
    ramp.every = span{1, span_unit::month};
    ramp.from = day("2026-12-01");
    CHECK(plan::ramp_places(ramp, day("2026-11-30")) == 0);
    CHECK(plan::ramp_places(ramp, day("2026-12-01")) == 6);
    CHECK(plan::ramp_places(ramp, day("2026-12-31")) == 6);
    CHECK(plan::ramp_places(ramp, day("2027-01-01")) == 9);
    CHECK(plan::ramp_places(ramp, day("2027-02-01")) == 12);
}

TEST_CASE("a household takes one place of the ramp, and without a ramp everybody joins") {
    world w;
    const char* const people = "[people.ada]\nhousehold = \"home\"\nease = 5\n"
                               "[people.bob]\nhousehold = \"home\"\nease = 5\n[people.cleo]\n";
    w.read_settings("[ramp]\nstart = 1\nadd = 1\nevery = \"1 month\"\nfrom = 2026-12-01\n");
    w.read_roster(people);
    w.clock("2026-12-01 09:00");
    const auto joining = plan::people_joining(w.input());
    REQUIRE(joining.size() == 1);
    CHECK(joining.front().people == std::vector<std::string>{"ada", "bob"});
    CHECK(joining.front().by_ramp);
    w.read_settings("");
    CHECK(plan::people_joining(w.input()).size() == 2);
}
