// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/published.hpp"
#include "plan/solver/schedule.hpp"

#include <cstdint>

namespace intouch::plan {

/// The days ahead in which a touch of that length is fixed while time is short (lib/README.md, "Fixed and
/// about").
[[nodiscard]] days fixed_ahead(minutes length, minutes freeze);
/// How far from the told day an about touch may come.
[[nodiscard]] days band_of(const demand& d);

/// Whether a touch did not change since it was published. A touch that changed may move; one that did not
/// keeps its place.
[[nodiscard]] bool unchanged(const demand& d, bool pinned, const ledger::published_touch& p);

enum class telling_style : std::uint8_t { hour, about };

/// Places each unchanged touch of that style where it was published, where that is still allowed. It is steady from
/// then on, and fixed inside the freeze. Frozen touches come first, then pins, then the earliest. A touch whose
/// minutes are taken gets other minutes of the same block, or no position yet. See lib/README.md, "Freeze".
void keep_published(schedule& s, const ledger::published_plan& published, telling_style style);

} // namespace intouch::plan
