// SPDX-License-Identifier: MIT
// The touch of a lost person: instead of calling Ada, ask Charles where she is (lib/README.md, "Lost
// people").
#pragma once

#include "plan/due/cadence_date.hpp"
#include "plan/due/demand.hpp"
#include "plan/due/party.hpp"

namespace intouch::plan {

/// Whether the user said that the person is lost, or no usable channel is left.
[[nodiscard]] bool is_lost(const party& s);

/// Turns the demand of a round into one that looks for the lost person: kind, channel, hours and date. It
/// asks the first person of `through` who is on the roster and not lost. Without one it asks the person of a
/// common circle with the latest contact before the loss, then the first id. With nobody to ask it is time
/// for a search, on no live channel and in the hours for calls, in the user's zone.
///
/// The ideal date is the day of the loss. A missed day or an attempt since then moves it by the wait of its
/// ladder; past the last wait, that wait repeats. In a later round it is the cadence date.
void find_lost_person(demand& d, const plan_input& in, const party& s, const cadence_date& counted);

} // namespace intouch::plan
