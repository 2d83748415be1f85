// SPDX-License-Identifier: MIT
#include "plan/due/ada.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a round starts on the first channel and an attempt takes it to a later one") {
    const world w = with_ada("2026-12-02 10:00");
    const auto in = w.input();
    ledger::person_state s;
    const auto choose = [&] {
        return plan::choose_channel(plan::as_if(plan::party_of(in, in.roster.people.at("ada")), s));
    };
    CHECK(choose().channel == "call");
    s.attempts = {attempt(ledger::entry_kind::no_answer, "2026-12-01T10:00", "text")};
    CHECK(choose().channel == "text");
    s.attempts.push_back(attempt(ledger::entry_kind::no_answer, "2026-12-02T09:00", "call"));
    CHECK(choose().channel == "text");
}

TEST_CASE("the last spent ladder ends the round") {
    const world w = with_ada("2026-12-20 10:00");
    const auto in = w.input();
    ledger::person_state s;
    for (int i = 0; i < 3; ++i)
        s.attempts.push_back(attempt(ledger::entry_kind::no_answer, "2026-12-01T10:00", "email"));
    const auto choice = plan::choose_channel(plan::as_if(plan::party_of(in, in.roster.people.at("ada")), s));
    CHECK(choice.rests);
    CHECK(choice.channel.empty());
}

TEST_CASE("a new number brings back the channel that was left for the old one") {
    const world w = with_ada("2026-12-02 10:00");
    const auto in = w.input();
    const auto party = plan::party_of(in, in.roster.people.at("ada"));
    ledger::person_state s;
    s.attempts = {attempt(ledger::entry_kind::unreachable, "2026-12-01T10:00", "call"),
                  attempt(ledger::entry_kind::unreachable, "2026-12-01T10:05", "email")};
    CHECK(plan::choose_channel(plan::as_if(party, s)).channel == "call");
    s.unusable.insert(plan::failed_detail(party, "call"));
    CHECK(plan::choose_channel(plan::as_if(party, s)).channel == "email");
    s.unusable.insert(plan::failed_detail(party, "email"));
    CHECK(plan::choose_channel(plan::as_if(party, s)).rests);
}

TEST_CASE("an unusable detail passes over each channel that needs it") {
    const world w = with_ada("2026-12-02 10:00");
    const auto in = w.input();
    const auto party = plan::party_of(in, in.roster.people.at("ada"));
    ledger::person_state s;
    s.unusable.insert(plan::failed_detail(party, "call"));
    const auto choice = plan::choose_channel(plan::as_if(party, s));
    CHECK(choice.channel == "email");
    CHECK(choice.unusable == std::vector<plan::unusable_channel>{{"call", "phone"}, {"text", "phone"}});
}
