// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// The touch of demand `index` at its position, and why it is there. `d` is that demand; the touch takes its
/// strings and reasons over.
[[nodiscard]] touch make_touch(schedule& s, std::size_t index, demand& d);

} // namespace intouch::plan
