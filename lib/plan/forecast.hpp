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

/// Seven days from `from` on; the days before today count not at all.
struct forecast_week {
    date from;
    std::chrono::minutes available{0}; ///< in blocks
    std::chrono::minutes planned{0};   ///< of `available`
    std::chrono::minutes elsewhere{0}; ///< of touches outside blocks
    int late = 0;                      ///< touches after the end of their window
    std::vector<forecast_touch> touches{};
    bool operator==(const forecast_week&) const = default;
};

/// The weeks to come, if tries end as they usually do (lib/README.md, "Capacity"), each gathering is held, and nothing
/// else happens. It plans step by step; each step enters an outcome for each touch of the days before. Outcomes are
/// dealt in turn, so that after any number of tries their shares hold. A step is so short that no two tries of one
/// person lie in it. The first week begins on `from`, which is not after today; absent: today.
[[nodiscard]] std::vector<forecast_week> forecast(const plan_input& in, int weeks,
                                                  std::optional<date> from = {});

} // namespace intouch::plan
