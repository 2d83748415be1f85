// SPDX-License-Identifier: MIT
#include "plan/due/demand_channel.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("reach and hours bind a live channel only") {
    world w;
    w.read_roster("[people.ada]\nreach = [\"Mon 10:00-12:00\"]\nphone = \"+44 20 7946 0000\"\n");
    plan::demand d;
    plan::set_channel(d, w.input(), w.roster.people.at("ada"), "call");
    CHECK(d.contact.live);
    CHECK(d.contact.reach.size() == 1);
    CHECK(d.length == minutes(25));
    plan::set_channel(d, w.input(), w.roster.people.at("ada"), "email");
    CHECK_FALSE(d.contact.live);
    CHECK(d.contact.reach.empty());
    CHECK(d.length == minutes(10));
}

TEST_CASE("a channel whose detail is missing from the roster gives a warning") {
    world w;
    w.read_roster("[people.ada]\nphone = \"+44 20 7946 0000\"\n");
    std::vector<plan::warning> warnings;
    plan::warn_of_missing_detail(w.input(), w.roster.people.at("ada"), "call", warnings);
    CHECK(warnings.empty());
    plan::warn_of_missing_detail(w.input(), w.roster.people.at("ada"), "email", warnings);
    REQUIRE(warnings.size() == 1);
    CHECK(warnings.front().code == plan::warning_code::detail_missing);
    CHECK(warnings.front().text == "email");
}
