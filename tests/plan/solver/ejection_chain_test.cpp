// SPDX-License-Identifier: MIT
#include "plan/solver/ejection_chain.hpp"
#include "plan/solver/find_slot.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

/// A free slot far away, for `index`.
plan::candidate far_away(plan::schedule& s, std::size_t index) {
    return plan::cheapest_slot(s, index).value();
}

} // namespace

TEST_CASE("a touch takes the slot of another that loses less by moving on") {
    table t;
    t.tuesdays(25);
    t.want("yearly", "2026-12-08", 50, 90, 365);
    t.want("weekly", "2026-12-08", 1, 1, 7);
    t.with_schedule([&](plan::schedule& s) {
        s.take(0, {0, 1}, {});
        CHECK(plan::place_by_ejection(s, 1, far_away(s, 1), plan::quick));
        CHECK(t.where(s, 1) == "2026-12-08T17:00");
        CHECK(t.where(s, 0) == "2026-12-01T17:00");
    });
}

TEST_CASE("nothing changes when every other touch would lose more") {
    table t;
    t.tuesdays(25);
    t.want("weekly", "2026-12-08", 1, 1, 7);
    t.want("yearly", "2026-12-08", 1, 90, 365);
    t.with_schedule([&](plan::schedule& s) {
        s.take(0, {0, 1}, {});
        CHECK_FALSE(plan::place_by_ejection(s, 1, far_away(s, 1), plan::thorough));
        CHECK(t.where(s, 0) == "2026-12-08T17:00");
        CHECK(t.where(s, 1) == "nowhere");
    });
}
