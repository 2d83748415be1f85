// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

namespace intouch::plan {

/// The next moment at which the agenda or a feed may be another although nothing happened: the next midnight, or the end
/// of a planned block, whose event then tells what came of its hour.
[[nodiscard]] instant next_change(const plan_input& in, const agenda& planned);

} // namespace intouch::plan
