// SPDX-License-Identifier: MIT
#include "plan/solver/eligibility.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("demands that are alike share a group, and a block says why it refuses one") {
    table t;
    t.tuesdays(60);
    t.settings.blocks["clients"] = t.settings.blocks["tue"];
    t.settings.blocks["clients"].id = "clients";
    t.settings.blocks["clients"].circles = {"clients"};
    t.want("ada", "2026-12-08", 3, 3, 7);
    t.want("bob", "2026-12-15", 1, 9, 30);
    t.want("cleo", "2026-12-08", 3, 3, 7).circles = {"clients"};
    t.want("long", "2026-12-08", 3, 3, 7).length = minutes(90);
    auto& early = t.want("early", "2026-12-08", 3, 3, 7).contact;
    early.live = true;
    early.zone = t.home;
    early.reach = {parse_week_range("Mon-Fri 08:00-09:00").value()};
    t.with_schedule([](plan::schedule& s) {
        CHECK(s.group_number(0) == s.group_number(1));
        CHECK(s.group(0).timelines == std::vector<std::size_t>{1}); // "tue", after "clients"
        CHECK(s.group(2).timelines == std::vector<std::size_t>{0, 1});
        using refused = std::vector<std::pair<std::size_t, plan::refusal>>;
        CHECK(s.group(3).refused == refused{{1, plan::refusal::too_short}});
        CHECK(s.group(4).refused == refused{{1, plan::refusal::reach}});
        CHECK(s.timelines_for(4).front() == s.days_timeline());
    });
}
