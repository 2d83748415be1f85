// SPDX-License-Identifier: MIT
// What a roster needs a week, what the blocks give, and by how much cadences stretch where the two do not
// meet.
#pragma once

#include "plan/agenda.hpp"
#include "plan/board.hpp"
#include "plan/input.hpp"
#include "plan/needs.hpp"

namespace intouch::plan {

/// Active is who is wanted on the board, and counted in `all`; people whom no block accepts are no part of
/// the stretch.
[[nodiscard]] capacity capacity_of(const input& in, board& b, const rates& all);

} // namespace intouch::plan
