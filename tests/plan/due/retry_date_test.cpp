// SPDX-License-Identifier: MIT
#include "plan/due/ada.hpp"
#include "plan/due/retry_date.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using namespace intouch::test;

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

TEST_CASE("a contact that the roster tells of ends what was tried up to that day") {
    const auto with_last = [](std::string_view last) {
        world w = with_ada("2026-12-20 10:00");
        w.roster.people.at("ada").last = day(last);
        ledger::person_state s;
        s.attempts = {attempt(ledger::entry_kind::no_answer, "2026-12-01T10:00", "text"),
                      attempt(ledger::entry_kind::no_answer, "2026-12-05T10:00", "text")};
        const auto in = w.input();
        const auto party = plan::as_if(plan::party_of(in, in.roster.people.at("ada")), s);
        const auto choice = plan::choose_channel(party);
        return std::pair(choice.channel, plan::retry_date_of(party, choice).has_value());
    };
    CHECK(with_last("2026-11-30") == std::pair(std::string("text"), true));
    CHECK(with_last("2026-12-05") == std::pair(std::string("call"), false));
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
