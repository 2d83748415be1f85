// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// Moves touches to better slots that came free, the greatest gain first, until no touch gains anything.
/// Published touches in their window stay. Whether any touch moved.
bool improve(schedule& s);

} // namespace intouch::plan
