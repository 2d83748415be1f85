// SPDX-License-Identifier: MIT
#include "plan/solver/fit.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a touch starts where its window, its hours and the other touches allow") {
    table t;
    t.tuesdays(60);
    t.want("ada", "2026-12-08", 3, 3, 7);
    t.want("bob", "2026-12-08", 3, 3, 7);
    auto& tokyo = t.want("kei", "2026-12-08", 3, 3, 7).contact;
    tokyo.live = true;
    tokyo.zone = zone("Asia/Tokyo");
    tokyo.hours = parse_week_range("Mon-Sun 08:00-21:00").value();
    t.with_schedule([](plan::schedule& s) {
        const plan::slot_id second{0, 1};
        CHECK(plan::allowed_starts(s, 0, second, true) == plan::start_ranges{{0, 35}});
        CHECK(plan::allowed_starts(s, 0, {0, 0}, true).empty()); // before the window
        CHECK(plan::allowed_starts(s, 0, second, true, {10, 20}) == plan::start_ranges{{10, 20}});
        CHECK(s.group(2).timelines.empty()); // 17:00 in Berlin is night in Tokyo

        CHECK(plan::fit(s, 0, second)->start == 0);
        s.take(0, second, {.start = 0});
        CHECK(plan::fit(s, 1, second)->start == 25);
        CHECK(plan::gap(s, 1, second) == 25);
        s.shift(0, 20); // no gap of 25 minutes is left, but another order has room
        CHECK_FALSE(plan::gap(s, 1, second).has_value());
        CHECK(plan::fit(s, 1, second)->moved.size() == 1);
        s.fix(0);
        CHECK_FALSE(plan::fit(s, 1, second).has_value());
        CHECK(plan::fit(s, 1, second, true, plan::any_start, 0)->start == 0); // as if it were gone
    });
}

TEST_CASE("a touch stays away from the hour that failed when it is asked to") {
    table t;
    t.tuesdays(120);
    t.want("ada", "2026-12-08", 3, 3, 7).avoid =
        plan::avoided{.around = std::chrono::hours(17), .distance = minutes(30)};
    t.with_schedule([](plan::schedule& s) {
        const plan::slot_id second{0, 1};
        CHECK(plan::allowed_starts(s, 0, second, true) == plan::start_ranges{{30, 95}});
        CHECK(plan::allowed_starts(s, 0, second, false) == plan::start_ranges{{0, 95}});
        CHECK(plan::near_avoided(s, 0, s.at(second).start + minutes(29)));
        CHECK_FALSE(plan::near_avoided(s, 0, s.at(second).start + minutes(30)));
    });
}

TEST_CASE("a day holds its limit, or one longer touch") {
    table t;
    t.settings.days.limit = minutes(45);
    t.want("ada", "2026-12-08", 3, 3, 7);
    t.want("bob", "2026-12-08", 3, 3, 7);
    t.want("visit", "2026-12-08", 3, 3, 7).length = minutes(120);
    t.with_schedule([](plan::schedule& s) {
        const auto day_of_all = s.day_slot(day("2026-12-08")).value();
        CHECK(plan::fit(s, 2, day_of_all));
        s.take(0, day_of_all, {});
        CHECK_FALSE(plan::fit(s, 1, day_of_all));
        CHECK_FALSE(plan::fit(s, 2, day_of_all));
    });
}
