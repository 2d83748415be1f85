// SPDX-License-Identifier: MIT
// Advice that follows from the ledger. The plan never acts on advice, because cadences belong to the user.
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "plan/due/demand.hpp"

#include <span>
#include <vector>

namespace intouch::plan {

/// A `skipped_often` warning for each person who skipped at least three of the last four rounds. It holds the
/// cadence at which the contacts that took place come on time: `every` times rounds per contact, or five
/// times `every` without any contact. Rounds that came quicker than the present cadence give no advice: the
/// user has already changed the cadence.
[[nodiscard]] std::vector<warning> advice(const plan_input& in, std::span<const demand> wanted);

} // namespace intouch::plan
