// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/capacity/yearly_need.hpp"

#include <span>
#include <vector>

namespace intouch::plan {

/// The three cheapest changes, each of which alone makes everything fit on the model of `need`; none when it
/// fits already. The changes tried: a block accepts one more circle or channel; more blocks; a longer cadence
/// for a circle or the default; all cadences longer together. The cost is the minutes a week that the user
/// gives more, or that people get less. Among equal costs the order is the one above, then the id.
[[nodiscard]] std::vector<remedy> remedies_of(schedule& s, const yearly_need& need,
                                              std::span<const ledger::class_pace> classes);

/// The spans that people use, longer than `every` and at most four times as long, the shortest first. The
/// unit is that of `every`; after a month also weeks, after a year also months.
[[nodiscard]] std::vector<span> longer_spans(span every);

} // namespace intouch::plan
