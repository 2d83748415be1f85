// SPDX-License-Identifier: MIT
// What the agenda holds beside the touches: occasions, closed rounds and blocks.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/solver/schedule.hpp"
#include "plan/telling/tell.hpp"

#include <span>
#include <vector>

namespace intouch::plan {

/// Birthdays and occasions of all people, from `history_of` to before `horizon_of`. 29 February is the 28th
/// in other years. An occasion with a year begins with its first anniversary.
[[nodiscard]] std::vector<shown_occasion> occasion_entries(const plan_input& in);

/// Contacts of people on the roster that closed a round on or after `history_of`.
[[nodiscard]] std::vector<shown_closed> closed_entries(const plan_input& in);

/// Each occurrence that ends after the beginning of today and begins before `horizon`, with the people in it.
/// Occurrences on days away are left out. A touch without an hour is in no block.
[[nodiscard]] std::vector<block_occurrence> block_entries(const schedule& s, std::span<const telling> told,
                                                          date horizon);

/// A warning for each block and source of appointments that leave too little of its occurrences for a touch.
[[nodiscard]] std::vector<warning> blocks_taken(const std::vector<block_occurrence>& blocks);

} // namespace intouch::plan
