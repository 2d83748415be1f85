// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/capacity/yearly_need.hpp"

namespace intouch::plan {

/// The figures of the day: whether time is short, and the pace of each class (lib/README.md, "Pace"). Kept
/// from `in.pace` when they are of today and `need` has the same basis.
[[nodiscard]] ledger::published_pace pace_of_today(const plan_input& in, const yearly_need& need);

/// To hundredths, as paces and stretches are kept.
[[nodiscard]] double rounded_up(double value);

/// The class with the same people's `via` and blocks in the figures of before; null when it is new.
[[nodiscard]] const ledger::class_pace* same_class(const ledger::published_pace& before,
                                                   const ledger::class_pace& c);

/// The figures of `pace`, as the agenda shows them. Remedies are worked out by `remedies_of`.
[[nodiscard]] capacity capacity_of(const plan_input& in, const yearly_need& need,
                                   const ledger::published_pace& pace);

} // namespace intouch::plan
