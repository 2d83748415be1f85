// SPDX-License-Identifier: MIT
#include "plan/capacity/outcome_shares.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;
using ledger::entry_kind;

namespace {

world only_ada() {
    world w;
    w.read_roster("[people.ada]\nevery = \"1 week\"\nlast = 2026-10-22\nphone = \"+44 1\"\n");
    w.clock("2026-11-02 09:00");
    w.join();
    return w;
}

void log(world& w, int times, entry_kind outcome) {
    for (int n = 0; n < times; ++n) {
        w.moment += std::chrono::hours(1);
        w.log({.person = "ada", .outcome = outcome, .channel = "call"});
    }
}

} // namespace

TEST_CASE("without tries the priors count") {
    const auto shares = plan::outcome_shares_of(only_ada().input());
    CHECK(shares.of("call") == plan::try_shares{0.5, 0.3, 0.2});
    CHECK(shares.of("letter") == plan::try_shares{1, 0, 0});
    CHECK(shares.missed == doctest::Approx(0.1));
}

TEST_CASE("twenty tries weigh as much as the prior") {
    world w = only_ada();
    log(w, 20, entry_kind::reached);
    const auto shares = plan::outcome_shares_of(w.input());
    CHECK(shares.of("call").reached == doctest::Approx(0.75));
    CHECK(shares.of("call").no_answer == doctest::Approx(0.15));
    CHECK(shares.of("call").left_message == doctest::Approx(0.10));
    CHECK(shares.missed == doctest::Approx(2.0 / 40));
}

TEST_CASE("the last hundred tries count") {
    world w = only_ada();
    log(w, 100, entry_kind::no_answer);
    log(w, 100, entry_kind::reached);
    CHECK(plan::outcome_shares_of(w.input()).of("call").no_answer == doctest::Approx(6.0 / 120));
}

TEST_CASE("what the other person began and what was skipped are no tries") {
    world w = only_ada();
    log(w, 5, entry_kind::they_reached_out);
    w.append(record::record_skip(w.input(), {.person = "ada"}, {}, w.ids()));
    CHECK(plan::outcome_shares_of(w.input()).of("call") == plan::try_shares{0.5, 0.3, 0.2});
}

TEST_CASE("a missed day counts only when something was logged within seven days of it") {
    world w = only_ada();
    const auto miss = [&](std::string_view on) {
        ledger::entry e;
        e.kind = entry_kind::missed;
        e.person = "ada";
        e.id = std::string(on);
        e.on = {day(on), {}};
        e.at = w.home.to_instant(local_second(day(on)) + std::chrono::hours(23));
        e.round = 1;
        w.state.people["ada"].history.push_back(e);
    };
    miss("2026-10-01");
    CHECK(plan::outcome_shares_of(w.input()).missed == doctest::Approx(0.1));
    log(w, 1, entry_kind::reached); // on 2 November
    CHECK(plan::outcome_shares_of(w.input()).missed == doctest::Approx(2.0 / 21));
    miss("2026-11-05");
    w.clock("2026-11-06 09:00");
    CHECK(plan::outcome_shares_of(w.input()).missed == doctest::Approx(3.0 / 22));
}
