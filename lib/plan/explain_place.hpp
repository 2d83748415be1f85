// SPDX-License-Identifier: MIT
// Why a touch stands where it does and at no better date: read off the places as they are at the end, so that
// the same places tell the same whatever the way that led to them.
#pragma once

#include "plan/agenda/reason.hpp"
#include "plan/solver/schedule.hpp"

#include <vector>

namespace intouch::plan {

/// Reasons for the place of `who`, who stands somewhere; at most three for better dates that were ruled out,
/// the nearest to the ideal first.
[[nodiscard]] std::vector<reason> why_here(board& b, std::size_t who);

/// What the user should know about the place of `who`: a pin that stands against a limit, a touch later than
/// wished, a wish not kept, no place at all. `late` is about places: one whose window had passed before today
/// and which has the first place that it could have is not late.
[[nodiscard]] std::vector<warning> warnings_about(board& b, std::size_t who);

} // namespace intouch::plan
