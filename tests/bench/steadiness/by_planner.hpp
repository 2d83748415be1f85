// SPDX-License-Identifier: MIT
#pragma once

#include "bench/steadiness/scenario.hpp"
#include "bench/steadiness/trace.hpp"

namespace intouch::bench {

/// lib/ledger, lib/record and lib/plan as the daemon drives them: the end of a day is entered, then the plan is made
/// from the published one, and again after each word of the user.
[[nodiscard]] trace by_planner(const scenario& s, setting here);
[[nodiscard]] inline trace by_planner(const scenario& s) { return by_planner(s, make_setting(s)); }

} // namespace intouch::bench
