// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/published.hpp"
#include "plan/solver/schedule.hpp"
#include "plan/solver/settle_conflicts.hpp"

#include <cstddef>
#include <span>

namespace intouch::plan {

/// Gives everybody on the board a place, within the hard limits of design 5 and near its objective; nobody
/// stands anywhere before. Who stands nowhere afterwards has no place within twenty years. `pressure`: the
/// relative lateness (days late by the interval) that capacity makes the rule, 0 without shortage. Depends on
/// what is wanted and published, never on the order of either. What it answers is a fixed point: with its
/// places published, the same demands stay where they are. Returns how near the least cost that is.
optimality assign(board& b, const ledger::published_plan& published, double pressure);

/// The same on a board where everybody stands as published and is steady, but for `fresh`, ascending, who
/// want something new: they stand where they are kept all the same, or nowhere, and no pin is among them.
/// Where the board was the fixed point that `assign` left, the answer is what `assign` would give with the
/// same places published; only what was touched since `forget_touched` is looked at again.
void assign_again(board& b, double pressure, std::span<const std::size_t> fresh);

} // namespace intouch::plan
