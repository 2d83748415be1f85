// SPDX-License-Identifier: MIT
#include "plan/due/retry_date.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using namespace intouch::test;

const char* const ada = "[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-22\nphone = \"+44 20 7946 0000\"\n"
                        "email = \"ada@example.org\"\nvia = [\"call\", \"text\", \"email\"]\n";

world with_ada(std::string_view moment) {
    world w;
    w.read_roster(ada);
    w.clock(moment);
    w.join();
    return w;
}

ledger::attempt attempt(ledger::entry_kind outcome, std::string_view on, std::string channel) {
    return {.outcome = outcome, .on = at(on), .channel = std::move(channel), .note = {}, .entry = {}};
}

std::optional<plan::retry_date> retry(const ledger::person_state& s) {
    const world w = with_ada("2026-12-20 10:00");
    const auto in = w.input();
    const auto party = plan::as_if(plan::party_of(in, in.roster.people.at("ada")), s);
    return plan::retry_date_of(party, plan::choose_channel(party));
}

} // namespace

TEST_CASE("a round without attempts has no retry date") { CHECK(retry({}) == std::nullopt); }

TEST_CASE("the wait of a retry counts from the attempt, and the retry avoids its hour") {
    ledger::person_state s;
    s.attempts = {attempt(ledger::entry_kind::no_answer, "2026-12-01T10:00", "call")};
    const auto r = retry(s);
    REQUIRE(r);
    CHECK(r->ideal == day("2026-12-03"));
    CHECK(r->wait == days(2));
    CHECK(r->avoid == plan::avoided{minutes(600), minutes(120)});
}

TEST_CASE("a missed day rules over the attempt before it") {
    ledger::person_state s;
    s.attempts = {attempt(ledger::entry_kind::no_answer, "2026-12-01T10:00", "call")};
    s.missed = 2;
    s.last_missed = day("2026-12-10");
    const auto r = retry(s);
    REQUIRE(r);
    CHECK(r->ideal == day("2026-12-13"));
    CHECK(r->wait == days(3));
}
