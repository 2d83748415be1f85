// SPDX-License-Identifier: MIT
// What was told of somebody stays told when the roster gives them a new name or a household.
#pragma once

#include "ledger/published.hpp"
#include "plan/agenda/plan_input.hpp"

#include <optional>

namespace intouch::plan {

/// `in.published` with the places of open rounds under their present owners: a person who was `formerly` somebody else
/// has that one's place, and a household has the earliest of its members' places. Absent: nothing changes.
[[nodiscard]] std::optional<ledger::published_plan> carry_published(const plan_input& in);

} // namespace intouch::plan
