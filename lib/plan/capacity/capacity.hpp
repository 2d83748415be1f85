// SPDX-License-Identifier: MIT
// What a roster needs a week, what the blocks give, and by how much cadences stretch where the two do not
// meet.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/capacity/weekly_need.hpp"
#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// Active is who is wanted on the board, and counted in `all`; people whom no block accepts are no part of
/// the stretch.
[[nodiscard]] capacity capacity_of(const plan_input& in, board& b, const rates& all);

} // namespace intouch::plan
