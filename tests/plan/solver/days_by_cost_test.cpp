// SPDX-License-Identifier: MIT
#include "plan/solver/days_by_cost.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("days come by their cost and of equals the later first") {
    table t;
    t.want("ada", "2026-12-10", 4, 4, 7);
    t.settings.days.on = 0b1111111;
    t.with_schedule([&](plan::schedule& s) {
        plan::days_by_cost order(s, 0, false);
        std::string out;
        double before = 0;
        for (int i = 0; i < 6; ++i) {
            CHECK(order.cost() >= before);
            before = order.cost();
            out += print(s.free().date_of(order.take())).substr(8) + ' ';
        }
        CHECK(out == "10 09 11 08 12 07 ");
    });
}
