// SPDX-License-Identifier: MIT
// Why a touch is where it is, read off the schedule at the end: the same schedule always tells the same.
#pragma once

#include "plan/agenda/reason.hpp"
#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <vector>

namespace intouch::plan {

/// Why a touch has its position. At most three reasons tell what ruled better dates out, the dates nearest to
/// the ideal first. While time is short, the places of others further ahead are not told. `fixed_before`: the touch had its
/// place before today, while time was short.
[[nodiscard]] std::vector<reason> explain_place(schedule& s, std::size_t index, bool fixed_before);

/// What the user should know: a pin against a limit, a late touch, a dropped wish, no slot at all. A touch
/// whose window had ended before today is not late when it has the first slot that it could have.
[[nodiscard]] std::vector<warning> warnings_about(schedule& s, std::size_t index);

} // namespace intouch::plan
