// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/plan_input.hpp"

namespace intouch::plan {

/// The next moment at which `plan` may give another agenda although nothing happened: the next midnight.
[[nodiscard]] instant next_change(const plan_input& in);

} // namespace intouch::plan
