// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/capacity/weekly_need.hpp"

#include <vector>

namespace intouch::plan {

/// The three cheapest changes, each of which alone makes everything fit; none when it fits already. Tried
/// are: to let a circle or a channel into a block that turns it away, more blocks, a longer cadence for a
/// circle, a person or the default, and all cadences longer together. What one costs is the minutes a week
/// that the user gives more or that people get less; of equal ones the order is the one above, then by id.
[[nodiscard]] std::vector<remedy> remedies_of(const plan_input& in, board& b, const rates& all,
                                              const needs_and_blocks& met, double stretch);

/// The spans that people use, longer than `every` and at most four times as long, shortest first: in the unit
/// it is written in, weeks after a month, months after a year.
[[nodiscard]] std::vector<span> longer_spans(span every);

} // namespace intouch::plan
