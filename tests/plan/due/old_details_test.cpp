// SPDX-License-Identifier: MIT
#include "plan/due/old_details.hpp"

#include <doctest/doctest.h>

using namespace intouch;

namespace {

date day(const char* text) { return parse_date(text).value(); }

roster::person person_ada() {
    roster::person p;
    p.id = "ada";
    p.details = {{"address", "Bath"}, {"phone", "+44 1"}};
    return p;
}

} // namespace

TEST_CASE("details count from the day on which the person joined") {
    ledger::person_state known;
    CHECK_FALSE(plan::details_are_old(person_ada(), known, day("2030-01-01")));
    known.joined = day("2026-06-01");
    CHECK_FALSE(plan::details_are_old(person_ada(), known, day("2027-11-30")));
    CHECK(plan::details_are_old(person_ada(), known, day("2027-12-01")));
    roster::person without = person_ada();
    without.details.clear();
    CHECK_FALSE(plan::details_are_old(without, known, day("2030-01-01")));
}

TEST_CASE("confirmed details count from then on") {
    ledger::person_state known;
    known.joined = day("2026-06-01");
    known.confirmed = ledger::confirmation{day("2027-12-01"), plan::details_hash(person_ada())};
    CHECK_FALSE(plan::details_are_old(person_ada(), known, day("2029-05-31")));
    CHECK(plan::details_are_old(person_ada(), known, day("2029-06-01")));
    known.joined = day("2028-12-01"); // joined anew, later
    CHECK_FALSE(plan::details_are_old(person_ada(), known, day("2029-06-01")));
}

TEST_CASE("details that changed after they were confirmed wait twice as long") {
    ledger::person_state known;
    known.joined = day("2026-06-01");
    known.confirmed = ledger::confirmation{day("2027-12-01"), plan::details_hash(person_ada())};
    roster::person moved = person_ada();
    moved.details["address"] = "London";
    CHECK(plan::details_hash(moved) != plan::details_hash(person_ada()));
    CHECK_FALSE(plan::details_are_old(moved, known, day("2030-11-30")));
    CHECK(plan::details_are_old(moved, known, day("2030-12-01")));
}
