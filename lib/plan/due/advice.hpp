// SPDX-License-Identifier: MIT
// What the ledger suggests about the files. The plan never acts on it: cadences are the user's to change.
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "plan/due/demand.hpp"

#include <span>
#include <vector>

namespace intouch::plan {

/// `skipped_often` for everybody wanted of whose last four rounds at least three were skipped, with the
/// cadence at which the contacts that were made would have come on time: so many times as long as rounds came
/// on one contact; five times without any. Nothing is said of rounds that came quicker than the cadence that
/// holds now: the user has already seen to it.
[[nodiscard]] std::vector<warning> advice(const plan_input& in, std::span<const demand> wanted);

} // namespace intouch::plan
