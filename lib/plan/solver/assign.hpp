// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/published.hpp"
#include "plan/solver/schedule.hpp"
#include "plan/solver/settle_conflicts.hpp"

namespace intouch::plan {

/// Gives everybody on the board a place, within the hard limits of design 5 and near its objective; nobody
/// stands anywhere before. Who stands nowhere afterwards has no place within twenty years. `pressure`: the
/// relative lateness (days late by the interval) that capacity makes the rule, 0 without shortage. Depends on
/// what is wanted and published, never on the order of either. What it answers is a fixed point: with its
/// places published, the same demands stay where they are. Returns how near the least cost that is.
optimality assign(board& b, const ledger::published_plan& published, double pressure);

} // namespace intouch::plan
