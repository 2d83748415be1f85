// SPDX-License-Identifier: MIT
#include "plan/solver/keep_published.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a touch is unchanged while everything that led to it is as it was published") {
    plan::demand d;
    d.channel = "call";
    d.length = minutes(25);
    d.ideal = d.own_ideal = day("2026-12-08");
    d.latest = d.own_latest = day("2026-12-11");
    ledger::published_touch p;
    p.kind = "cadence";
    p.round = d.round;
    p.attempt = d.attempt;
    p.channel = d.channel;
    p.length = d.length;
    p.ideal = d.ideal;
    p.latest = d.latest;
    CHECK(plan::unchanged(d, false, p));
    CHECK_FALSE(plan::unchanged(d, true, p));
    const auto differs = [&](auto change) {
        plan::demand other = d;
        change(other);
        return !plan::unchanged(other, false, p);
    };
    CHECK(differs([](plan::demand& o) { o.round = 2; }));
    CHECK(differs([](plan::demand& o) { o.attempt = 2; }));
    CHECK(differs([](plan::demand& o) { o.kind = plan::touch_kind::retry; }));
    CHECK(differs([](plan::demand& o) { o.channel = "text"; }));
    CHECK(differs([](plan::demand& o) { o.length = minutes(5); }));
    CHECK(differs([](plan::demand& o) { o.own_ideal += days(1); }));
    CHECK(differs([](plan::demand& o) { o.own_latest += days(1); }));
    CHECK_FALSE(differs([](plan::demand& o) { o.earliest += days(1); }));
    // A rise of the pace moves the ideal date, and is no reason to move the touch.
    CHECK_FALSE(differs([](plan::demand& o) { o.ideal += days(1); }));
    CHECK_FALSE(differs([](plan::demand& o) { o.latest += days(1); }));
}
