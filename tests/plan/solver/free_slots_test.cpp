// SPDX-License-Identifier: MIT
#include "plan/solver/free_slots.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a set of days finds the next and the previous across its words") {
    plan::day_set days;
    CHECK(days.next(0) == plan::day_set::none);
    CHECK(days.previous(0) == plan::day_set::none);
    days.grow(200);
    CHECK(days.next(0) == 0);
    CHECK(days.previous(500) == 199);
    for (std::size_t day = 0; day < 200; ++day)
        if (day != 3 && day != 64 && day != 191) days.erase(day);
    CHECK(days.next(0) == 3);
    CHECK(days.next(4) == 64);
    CHECK(days.next(64) == 64);
    CHECK(days.next(65) == 191);
    CHECK(days.next(192) == plan::day_set::none);
    CHECK(days.previous(199) == 191);
    CHECK(days.previous(190) == 64);
    CHECK(days.previous(63) == 3);
    CHECK(days.previous(2) == plan::day_set::none);
    days.insert(2);
    CHECK(days.previous(2) == 2);
    days.grow(300);
    CHECK(days.next(192) == 200);
    CHECK(days.previous(400) == 299);
}

TEST_CASE("an occurrence across midnight has minutes on either day") {
    const time_zone home = zone("Europe/Berlin");
    plan::slot late{.day = day("2026-12-01"),
                    .start = home.to_instant(local_second{day("2026-12-01")} + std::chrono::hours(22)),
                    .end = home.to_instant(local_second{day("2026-12-02")} + std::chrono::hours(1)),
                    .whole_start = {},
                    .whole_end = {},
                    .capacity = 180,
                    .midnight = 120,
                    .allocations = {}};
    CHECK(plan::minutes_on(late, day("2026-12-01"), home) == plan::start_range{0, 119});
    CHECK(plan::minutes_on(late, day("2026-12-02"), home) == plan::start_range{120, 179});
    const auto after = plan::minutes_on(late, day("2026-12-03"), home);
    CHECK(after.last < after.first);
    late.capacity = 120;
    CHECK(plan::minutes_on(late, day("2026-12-01"), home) == plan::start_range{0, 119});
}

TEST_CASE("a day that the schedule does not know has no slots") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2026-12-08", 0, 0, 7);
    t.with_schedule([&](plan::schedule& s) {
        const std::size_t tuesday = s.free().day_of(day("2026-12-08"));
        CHECK(s.free_slots_on(0, tuesday).size() == 1);
        CHECK(s.free_slots_on(0, tuesday + 100'000).empty());
    });
}
