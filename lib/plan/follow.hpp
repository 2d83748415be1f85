// SPDX-License-Identifier: MIT
// An agenda is long and little of it changes, so whoever needs a copy of each brings an old one up to date.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/planner.hpp"

#include <vector>

namespace intouch::plan {

/// Makes `old` equal to `now`, when `since` tells of all plans in between. Answers which touches of `now` it
/// names, in their order; they live with `now`.
std::vector<const touch*> follow(agenda& old, const agenda& now, const retold& since);

} // namespace intouch::plan
