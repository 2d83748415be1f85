// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/published.hpp"
#include "plan/solver/schedule.hpp"

#include <cstddef>

namespace intouch::plan {

/// Whether what led to a touch is what led to the published one: a touch that changed itself may move, one
/// that did not keeps its place.
[[nodiscard]] bool unchanged(const demand& d, bool pinned, const ledger::published_touch& p);

/// Where it was published, for ties; whether or not it may stand there still.
void remember(board& b, std::size_t who, const ledger::published_touch& p);
/// Seats whoever did not change where they were published and still may stand, steady from now on, and fixed
/// in the freeze. The frozen come first, then pins, then by time; who finds their minutes taken gets others
/// of the same block, or nothing yet.
void keep_published(board& b, const ledger::published_plan& published);

} // namespace intouch::plan
