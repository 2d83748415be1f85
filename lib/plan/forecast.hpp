// SPDX-License-Identifier: MIT
// The weeks ahead, with the rounds that the agenda does not hold yet.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>
#include <vector>

namespace intouch::plan {

struct forecast_touch {
    std::string person;
    std::string name;
    touch_kind kind = touch_kind::cadence;
    int round = 0;
    std::string channel;
    std::chrono::minutes minutes{0};
    date day;
    std::optional<instant> start{}; ///< absent: all-day
    std::string block{};            ///< empty: none
    bool within = true;
    bool operator==(const forecast_touch&) const = default;
};

/// Seven days from `from` on, the first week from today.
struct forecast_week {
    date from;
    std::chrono::minutes available{0}; ///< that the blocks give
    std::chrono::minutes planned{0};   ///< of it
    std::chrono::minutes elsewhere{0}; ///< of touches that stand in no block
    int late = 0;                      ///< touches after the end of their window
    std::vector<forecast_touch> touches{};
    bool operator==(const forecast_week&) const = default;
};

/// What happens if each touch succeeds on the day for which it is planned, each gathering is held, and
/// nothing else happens: the plan is made again and again, every time with the touches of the days before
/// entered as contacts. Steps are short enough that nobody's next round begins within one.
[[nodiscard]] std::vector<forecast_week> forecast(const plan_input& in, int weeks);

} // namespace intouch::plan
