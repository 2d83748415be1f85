// SPDX-License-Identifier: MIT
// Touches beside the round: promises and occasions (lib/README.md, "Beside the round"). They belong to one
// person, in a household too, and stand on their day even when it is full or away.
#pragma once

#include "plan/due/demands.hpp"
#include "plan/due/occasion.hpp"
#include "plan/due/party.hpp"
#include "plan/due/suiting_blocks.hpp"

#include <optional>
#include <set>
#include <string>

namespace intouch::plan {

/// A promise on its day. After a missed day or an attempt it stands on the day that the ladders give, on the
/// next channel. It never rests: past its ladders it comes back every week.
[[nodiscard]] demand promise_demand(const plan_input& in, const roster::person& person,
                                    const ledger::promise& given);

/// Gives `d`, the touch of a round without attempts, the day and channel of the occasion inside its window; a retry
/// those of an occasion within three days of it. Without such an occasion `d` takes the day of a birthday that is only
/// shown, on its own channel. None when no occasion is taken, or a birthday.
[[nodiscard]] std::optional<absorbed_occasion> take_occasion(demand& d, const plan_input& in, const party& s);

/// The promises of all people, and the occasions of active people. An occasion in `taken` (by `name_of`) is
/// left out, because a round takes its day.
[[nodiscard]] demands promises_and_occasions(const plan_input& in, const std::set<std::string>& taken,
                                             suiting_blocks& blocks);

} // namespace intouch::plan
