// SPDX-License-Identifier: MIT
#include "plan/solver/slot_source.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

/// "17:00 60" of each slot: start and capacity.
std::string told(const std::vector<plan::slot>& slots, const time_zone& home) {
    std::string out;
    for (const plan::slot& s : slots)
        out += print_time(time_of(std::chrono::floor<minutes>(home.to_local(s.start)))) + ' ' +
               std::to_string(s.capacity) + '\n';
    return out;
}

} // namespace

TEST_CASE("appointments shorten an occurrence and days away close it") {
    table t;
    t.tuesdays(60);
    const auto start = t.home.to_instant(local_second{day("2026-12-08")} + std::chrono::hours(17));
    const std::vector<plan::busy_span> appointments{{start, start + minutes(20), false, "work"}};
    const std::vector<plan::away_span> away{{day("2026-12-15"), day("2026-12-16"), "trip"}};
    const plan::away_days gone(away);
    const plan::busy_times busy(appointments);
    const plan::slot_source source(solver_settings_of(t.settings), gone, busy, t.home);
    CHECK(told(source.of_block(0, day("2026-12-01"), day("2026-12-16")), t.home) ==
          "17:00 60\n17:20 40\n17:00 -1\n");
}

TEST_CASE("a day is open by its weekday, and a block ends at midnight before a day away") {
    table t;
    t.tuesdays(60);
    t.settings.blocks["tue"].when = {parse_week_range("Mon 23:00-25:00")
                                         .value_or(week_range{.weekdays = 0b0000010,
                                                              .nth = 0,
                                                              .from = std::chrono::hours(23),
                                                              .to = std::chrono::hours(25)})};
    const std::vector<plan::away_span> away{{day("2026-12-15"), day("2026-12-16"), "trip"}};
    const plan::away_days gone(away);
    const plan::busy_times busy;
    const plan::slot_source source(solver_settings_of(t.settings), gone, busy, t.home);
    CHECK(told(source.of_block(0, day("2026-12-07"), day("2026-12-16")), t.home) == "23:00 120\n23:00 60\n");
    CHECK(source.of_day(day("2026-12-07")).capacity == 45);
    CHECK(source.of_day(day("2026-12-06")).capacity == -1); // a Sunday
    CHECK(source.of_day(day("2026-12-15")).capacity == -1);
}
