// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// Shifts every touch that is not where it was published to the earliest start that its block allows. The
/// order inside the block stays. Whether any touch shifted.
bool close_gaps(schedule& s);

} // namespace intouch::plan
