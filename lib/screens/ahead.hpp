// SPDX-License-Identifier: MIT
// The screen Ahead: whether there is time for everybody, and what the next weeks hold.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/forecast.hpp"
#include "screens/today.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::screens {

struct week_of_load {
    std::string from; ///< "30 November"
    int planned = 0;  ///< minutes in blocks
    int room = 0;     ///< minutes of blocks
    bool operator==(const week_of_load&) const = default;
};

struct load_of_weeks {
    std::vector<week_of_load> weeks;
    std::string label; ///< the numbers, for a screen reader
    bool operator==(const load_of_weeks&) const = default;
};

struct ahead_screen {
    std::string capacity; ///< a sentence or two
    std::vector<std::string> remedies;
    std::vector<row> late; ///< everybody beyond the window
    std::vector<std::string> notices;
    std::vector<row> away;
    std::vector<row> gatherings;
    bool operator==(const ahead_screen&) const = default;
};

[[nodiscard]] ahead_screen ahead_of(const plan::agenda& a, const plan::plan_input& in);
/// Of `plan::forecast`, which takes as long as several plans.
[[nodiscard]] load_of_weeks load_of(std::span<const plan::forecast_week> weeks, date today);

} // namespace intouch::screens
