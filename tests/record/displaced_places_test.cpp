// SPDX-License-Identifier: MIT
#include "record/displaced_places.hpp"
#include "record/fixture.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

TEST_CASE("what is displaced is what stood elsewhere or is gone and is put back as it was") {
    const ledger::published_touch a{.uid = "a",
                                    .owner = "ada",
                                    .kind = "cadence",
                                    .round = 1,
                                    .attempt = 1,
                                    .channel = "call",
                                    .length = {},
                                    .ideal = {},
                                    .latest = {},
                                    .day = day("2026-12-03"),
                                    .start = {},
                                    .block = {}};
    auto b = a;
    b.uid = "b";
    auto c = a;
    c.uid = "c";
    auto moved = b;
    moved.day = day("2026-12-04");
    auto fresh = a;
    fresh.uid = "d";
    const ledger::published_plan before{{"a", a}, {"b", b}, {"c", c}};
    const ledger::published_plan after{{"a", a}, {"b", moved}, {"d", fresh}};
    CHECK(record::displaced_places(before, after) == std::vector{b, c});
    CHECK(record::displaced_places(before, before).empty());
    CHECK(record::put_back(after, {b, c}) ==
          ledger::published_plan{{"a", a}, {"b", b}, {"c", c}, {"d", fresh}});
}
