// SPDX-License-Identifier: MIT
// What the agenda holds beside the touches: what has a date of its own, and what is over.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/solver/schedule.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace intouch::plan {

/// Birthdays and occasions from `history_of` to before `horizon_of`, of everybody on the roster; 29 February
/// on the 28th in other years. An occasion with a year is shown from its first anniversary.
[[nodiscard]] std::vector<shown_occasion> occasions_shown(const plan_input& in);
[[nodiscard]] std::vector<shown_occasion> occasions_shown(const plan_input& in,
                                                          const std::set<std::string>& people);

/// Contacts of people on the roster that closed a round on or after `history_of`.
[[nodiscard]] std::vector<shown_closed> rounds_shown(const plan_input& in);
/// Those of some people. Where one of a household is among them, all are.
[[nodiscard]] std::vector<shown_closed> rounds_shown(const plan_input& in,
                                                     const std::set<std::string>& people);

/// Each occurrence that ends after the beginning of today and begins before `horizon_of`, away ones left out,
/// with who sits in it.
[[nodiscard]] std::vector<block_occurrence> blocks_shown(const board& b, date horizon);
/// One of them; none when it is not shown.
[[nodiscard]] std::optional<block_occurrence> block_shown(const board& b, std::size_t lane, std::size_t bin,
                                                          date horizon);

} // namespace intouch::plan
