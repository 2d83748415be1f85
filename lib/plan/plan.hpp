// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/published.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

namespace intouch::plan {

/// Design 5. A pure function of `in`: the same input gives an equal agenda, whatever the order of people in
/// the files.
[[nodiscard]] agenda plan(const plan_input& in);

/// What to remember of a touch once it is published.
[[nodiscard]] ledger::published_touch published_as(const touch& t);
/// What to remember of an agenda once it is published.
[[nodiscard]] ledger::published_plan to_publish(const agenda& a);

/// The next moment at which `plan` may answer differently though nothing happened: the next midnight.
[[nodiscard]] instant next_moment(const plan_input& in);

} // namespace intouch::plan
