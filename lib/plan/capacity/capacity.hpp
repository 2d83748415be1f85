// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// What the roster needs a week, what the blocks give, and by how much all cadences would have to stretch to
/// fit. Counts the people with a demand in `s`; those whom no block accepts are not part of the stretch. See
/// lib/README.md, "Capacity".
[[nodiscard]] capacity capacity_of(const plan_input& in, schedule& s);

} // namespace intouch::plan
