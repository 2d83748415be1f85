// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "plan/solver/schedule.hpp"

#include <span>

namespace intouch::plan {

/// An empty schedule of the user's blocks and days. `in`, `demands`, `away` and `busy` must outlive it.
[[nodiscard]] schedule make_schedule(const plan_input& in, std::span<const demand> demands,
                                     const away_days& away, const busy_times& busy);

} // namespace intouch::plan
