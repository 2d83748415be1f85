// SPDX-License-Identifier: MIT
#include "plan/solver/timeline.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a timeline finds the first slot on a day or later") {
    plan::timeline line;
    CHECK(line.from_day(day("2026-12-01")) == 0);
    for (const auto* on : {"2026-12-01", "2026-12-01", "2026-12-04", "2027-01-02"})
        line.add({.day = day(on),
                  .start = {},
                  .end = {},
                  .whole_start = {},
                  .whole_end = {},
                  .capacity = 60,
                  .allocations = {}});
    CHECK(line.from_day(day("2026-11-30")) == 0);
    CHECK(line.from_day(day("2026-12-01")) == 0);
    CHECK(line.from_day(day("2026-12-02")) == 2);
    CHECK(line.from_day(day("2026-12-04")) == 2);
    CHECK(line.from_day(day("2026-12-05")) == 3);
    CHECK(line.from_day(day("2027-01-02")) == 3);
    CHECK(line.from_day(day("2027-01-03")) == 4);
}

TEST_CASE("a slot counts its minutes and those without a gap") {
    plan::timeline line;
    line.add({.day = day("2026-12-01"),
              .start = {},
              .end = {},
              .whole_start = {},
              .whole_end = {},
              .capacity = 60,
              .allocations = {}});
    line.insert(0, {.index = 1, .start = 30, .length = 10});
    CHECK(line.room(0) == 50);
    CHECK(line.packed(0) == 0);
    line.insert(0, {.index = 2, .start = 0, .length = 30});
    CHECK(line.room(0) == 20);
    CHECK(line.packed(0) == 40);
    const auto before = line.loosened(0);
    line.erase(0, 2);
    CHECK(line.loosened(0) > before);
    line.set_start(0, 1, 0);
    CHECK(line[0].allocations.front().start == 0);
    CHECK(line.packed(0) == 10);
}
