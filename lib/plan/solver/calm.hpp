// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// The second rank of design 5, once the first is settled: whoever moved though they want the same as before
/// goes back towards where they were published, or changes with others, where all of them together pay no
/// more for it. Whether anybody did; each time the movement of all gets less, and the cost no more. The
/// theory is at the head of assign.cpp.
bool calm(board& b);

} // namespace intouch::plan
