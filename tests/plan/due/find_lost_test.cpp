// SPDX-License-Identifier: MIT
#include "plan/due/find_lost.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("the touch of a lost person asks a friend on the friend's channel") {
    world w;
    w.read_roster("[people.ada]\nlast = 2026-11-01\nphone = \"+44 20 7946 0000\"\nthrough = [\"bob\"]\n"
                  "[people.bob]\nlast = 2026-11-01\nvia = [\"email\"]\nemail = \"bob@example.org\"\n");
    w.clock("2026-12-01 09:00");
    w.join();
    CHECK_FALSE(plan::is_lost(plan::party_of(w.input(), w.roster.people.at("ada"))));
    w.append(record::record_lost(w.input(), "ada", "", {}, w.ids()));
    CHECK(plan::is_lost(plan::party_of(w.input(), w.roster.people.at("ada"))));
    const auto d = w.wanted("ada", "find");
    CHECK(d.ask == "bob");
    CHECK(d.channel == "email");
    CHECK(d.ideal == day("2026-12-01"));
}

TEST_CASE("with nobody to ask the touch is on no live channel") {
    world w;
    w.read_roster("[people.ada]\nlast = 2026-11-01\nphone = \"+44 20 7946 0000\"\n");
    w.clock("2026-12-01 09:00");
    w.join();
    w.append(record::record_lost(w.input(), "ada", "", {}, w.ids()));
    const auto d = w.wanted("ada", "find");
    CHECK(d.ask.empty());
    CHECK(d.channel == "text");
    CHECK(d.length == minutes(25)); // the search takes the time that was meant for a call
    CHECK(d.contact.hours == w.settings.channels.at("call").hours);
    CHECK(d.contact.zone == w.input().zone);
}
