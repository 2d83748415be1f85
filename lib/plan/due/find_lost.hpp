// SPDX-License-Identifier: MIT
// The touch of somebody whom no channel reaches any more: instead of calling Ada, ask Charles where she is.
#pragma once

#include "plan/due/cadence_date.hpp"
#include "plan/due/demand.hpp"
#include "plan/due/party.hpp"

namespace intouch::plan {

/// Said to be lost, or left without a usable channel.
[[nodiscard]] bool is_lost(const party& s);

/// Makes the demand one to find them: kind, channel, hours and date. Whom to ask is the first of `through` on
/// the roster who can be reached themselves; else, of those who share a circle, the one spoken with last
/// (then the first id). With nobody to ask it is an hour of one's own, on no live channel.
///
/// The ideal date is the day of the loss; after a day missed or a try since, what their ladders make of it,
/// the last wait again and again; once the round was closed, what the cadence gives.
void find_lost_person(demand& d, const plan_input& in, const party& s, const cadence_date& counted);

} // namespace intouch::plan
