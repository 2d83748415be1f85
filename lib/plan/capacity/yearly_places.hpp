// SPDX-License-Identifier: MIT
// What the blocks and days of the next 52 weeks hold.
#pragma once

#include "plan/capacity/packing.hpp"
#include "plan/solver/schedule.hpp"

#include <span>
#include <string>

namespace intouch::plan {

/// The places of each block, and of [days] after them. Days away give nothing, and appointments shorten what
/// they touch. Beyond eight weeks most appointments are not known yet: there a block loses the share that it loses in the
/// first eight weeks, from a twentieth to a third. What known appointments take there is part of that share. Time that two
/// occurrences share counts once. A minute in which nobody of `groups` may be reached does not count.
[[nodiscard]] bins yearly_places(schedule& s, std::span<const std::size_t> groups);

/// The occurrences and days away as bytes, without appointments.
[[nodiscard]] std::string basis_of_places(const schedule& s);

} // namespace intouch::plan
