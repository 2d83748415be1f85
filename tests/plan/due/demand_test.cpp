// SPDX-License-Identifier: MIT
#include "plan/due/demand.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("a block accepts a demand when its channel and one of its circles are listed") {
    plan::demand d;
    d.channel = "call";
    d.circles = {"family", "clients"};
    roster::block b;
    CHECK(plan::passes_filters(b, d));
    b.via = {"text"};
    CHECK_FALSE(plan::passes_filters(b, d));
    b.via = {"text", "call"};
    b.circles = {"club"};
    CHECK_FALSE(plan::passes_filters(b, d));
    b.circles = {"club", "clients"};
    CHECK(plan::passes_filters(b, d));
}

TEST_CASE("a block with circles refuses a demand without circles") {
    roster::block b;
    b.circles = {"club"};
    CHECK_FALSE(plan::passes_filters(b, plan::demand()));
}
