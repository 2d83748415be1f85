// SPDX-License-Identifier: MIT
// What the agenda holds beside the touches: what has a date of its own, and what is over.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/solver/schedule.hpp"

#include <vector>

namespace intouch::plan {

/// Birthdays and occasions from `history_of` to before `horizon_of`, of everybody on the roster; 29 February
/// on the 28th in other years. An occasion with a year is shown from its first anniversary.
[[nodiscard]] std::vector<shown_occasion> occasions_shown(const plan_input& in);

/// Contacts of people on the roster that closed a round on or after `history_of`.
[[nodiscard]] std::vector<shown_closed> rounds_shown(const plan_input& in);

/// Each occurrence that ends after the beginning of today and begins before `horizon_of`, away ones left out,
/// with who sits in it.
[[nodiscard]] std::vector<block_occurrence> blocks_shown(const board& b, date horizon);

} // namespace intouch::plan
