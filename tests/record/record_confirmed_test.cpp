// SPDX-License-Identifier: MIT
#include "plan/due/old_details.hpp"
#include "record/fixture.hpp"
#include "record/quick_answer.hpp"
#include "record/record_confirmed.hpp"

#include <algorithm>

namespace {

using namespace intouch;
using namespace intouch::test;

result<std::vector<ledger::entry>> confirmed(test::world& w, const std::string& person) {
    return record::record_confirmed(w.input(), person, "", {}, w.ids());
}

} // namespace

TEST_CASE("details are confirmed once a day") {
    test::world w;
    w.clock("2026-12-01 09:00");
    w.read_roster(
        "[people.ada]\nphone = \"+44 1\"\n[people.bob]\nvia = [\"call\"]\n"
        "[people.mum]\nhousehold = \"home\"\nphone = \"0171 1234567\"\n[people.dad]\nhousehold = \"home\"\n");
    w.join();
    w.append(confirmed(w, "ada"));
    REQUIRE(w.of("ada").confirmed.has_value());
    CHECK(w.of("ada").confirmed->on == day("2026-12-01"));
    CHECK(w.of("ada").confirmed->details == plan::details_hash(w.roster.people.at("ada")));
    CHECK(confirmed(w, "ada").error().text == "person: the details of ada were confirmed today already");
    CHECK(confirmed(w, "ada").error().code == errc::conflict);
    CHECK(confirmed(w, "bob").error().text ==
          "person: the roster has no phone number, e-mail or address of bob to confirm");
    CHECK(confirmed(w, "adaa").error().code == errc::not_found);
    w.append(confirmed(w, "home")); // of those who have any
    CHECK(w.of("mum").confirmed.has_value());
    CHECK_FALSE(w.of("dad").confirmed.has_value());
    w.clock("2026-12-02 09:00");
    CHECK(confirmed(w, "ada").has_value());
}

TEST_CASE("a touch after eighteen months offers to confirm, and stays planned") {
    test::world w;
    w.clock("2026-12-01 09:00");
    w.read_roster("[people.ada]\nphone = \"+44 1\"\nlast = 2026-11-30\nevery = \"2 years\"\n");
    w.join();
    w.clock("2028-11-29 09:00");
    const auto touch = [&] { return plan::plan(w.input()).touches.at(0); };
    const auto offers = [&] {
        return std::ranges::count(record::answer_choices(touch(), w.input()), record::answer_kind::confirmed,
                                  &record::answer_choice::what);
    };
    CHECK(offers() == 1);
    const auto t = touch();
    w.append(record::record_quick_answer(
        w.input(), {t.uid, t.owner, t.round, t.attempt, {.what = record::answer_kind::confirmed}, ""}, {},
        w.ids()));
    CHECK(offers() == 0);
    CHECK(touch() == t);
}
