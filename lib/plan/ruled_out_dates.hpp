// SPDX-License-Identifier: MIT
// The slots that would have cost a touch less, and what ruled them out.
#pragma once

#include "plan/agenda/reason.hpp"
#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <vector>

namespace intouch::plan {

/// Whether a place in the window of the touch is full that would suit it otherwise.
[[nodiscard]] bool room_was_short(schedule& s, std::size_t index);

/// What ruled out the better dates.
[[nodiscard]] std::vector<reason> ruled_out_dates(schedule& s, std::size_t index);

} // namespace intouch::plan
