// SPDX-License-Identifier: MIT
#include "plan/due/party.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a logged person has joined") {
    world w;
    w.read_roster("[people.ada]\nevery = \"1 month\"\n");
    w.clock("2026-12-01 09:00");
    w.log({.person = "ada"});
    CHECK(w.wanted("ada").ideal == day("2027-01-01"));
}

TEST_CASE("the last contact is the later of ledger and roster") {
    roster::person p;
    ledger::person_state s;
    CHECK(plan::last_contact(p, s) == std::nullopt);
    p.last = day("2026-10-01");
    CHECK(plan::last_contact(p, s) == plan::known_contact{{day("2026-10-01"), {}}, "", true});
    s.last_contact = ledger::contact{at("2026-10-01T10:00"), ledger::entry_kind::reached, "call", ""};
    CHECK(plan::last_contact(p, s) == plan::known_contact{at("2026-10-01T10:00"), "call", false});
    p.last = day("2026-10-02");
    CHECK(plan::last_contact(p, s) == plan::known_contact{{day("2026-10-02"), {}}, "", true});
}

TEST_CASE("a household is one party, visited in the order of its lead") {
    world w;
    w.read_roster("[people.ada]\nhousehold = \"home\"\nevery = \"2 months\"\n"
                  "[people.bob]\nevery = \"1 month\"\n"
                  "[people.cleo]\nhousehold = \"home\"\nevery = \"1 month\"\n");
    w.clock("2026-12-01 09:00");
    std::vector<std::string> owners;
    plan::each_party(w.input(), [&](const plan::party& p) { owners.push_back(p.owner); });
    CHECK(owners == std::vector<std::string>{"bob", "home"});
}

TEST_CASE("a contact with any member counts for the household") {
    world w;
    w.clock("2026-12-01 09:00");
    w.read_roster("[people.cleo]\nevery = \"1 month\"\n");
    w.log({.person = "cleo", .on = at("2026-11-20")});
    constexpr std::string_view together = "[people.ada]\nhousehold = \"home\"\nevery = \"1 month\"\n"
                                          "last = 2026-10-01\n"
                                          "[people.bob]\nhousehold = \"home\"\nevery = \"1 month\"\n"
                                          "pause = true\nlast = {}\n"
                                          "[people.cleo]\nhousehold = \"home\"\nevery = \"1 month\"\n"
                                          "pause = 2027-03-01\n";
    const auto newest = [&](std::string_view last) {
        w.read_roster(fmt::format(fmt::runtime(together), last));
        return plan::last_contact(plan::party_of(w.input(), w.roster.people.at("ada")))->on.day;
    };
    CHECK(newest("2026-11-28") == day("2026-11-28")); // of Bob, who is paused for good
    CHECK(newest("2026-11-10") == day("2026-11-20")); // of Cleo, from before there was a household
}
