// SPDX-License-Identifier: MIT
#include "plan/availability/pause.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("of the pauses in roster and ledger the later one counts") {
    roster::person p;
    ledger::person_state s;
    CHECK(plan::pause_of(p, s) == plan::pause());
    p.pause = day("2026-12-10");
    CHECK(plan::pause_of(p, s).until == day("2026-12-10"));
    s.pause = day("2026-12-24");
    CHECK(plan::pause_of(p, s).until == day("2026-12-24"));
    s.pause = std::true_type();
    CHECK(plan::pause_of(p, s) == plan::pause{.for_good = true, .until = std::nullopt});
}

TEST_CASE("a pause ends on its day, and a pause without end never ends") {
    const plan::pause ending{.for_good = false, .until = day("2026-12-10")};
    CHECK(plan::is_paused_on(ending, day("2026-12-09")));
    CHECK_FALSE(plan::is_paused_on(ending, day("2026-12-10")));
    CHECK(plan::is_paused_on({.for_good = true, .until = std::nullopt}, day("2199-01-01")));
    CHECK_FALSE(plan::is_paused_on({}, day("2026-12-09")));
}
