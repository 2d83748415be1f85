// SPDX-License-Identifier: MIT
// To move or leave out one occurrence of a block.
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::record {

/// The beginning of the occurrence that `on` names: a day, or a day and a time; without `on` the next one outside
/// away days.
/// Errors: not_found (block, on), in_past (on), invalid (a day with several occurrences).
[[nodiscard]] result<when> which_occurrence(const plan::plan_input& in, const std::string& block,
                                            const std::optional<when>& on);

/// Moves the occurrence that begins at `on` now to `to`; a day alone keeps its time. Without `to` the
/// occurrence is left out. Errors: not_found (block, on), in_past (on, to), in_future (to), conflict (`on` is a day
/// away).
[[nodiscard]] result<std::vector<ledger::entry>> record_block(const plan::plan_input& in,
                                                              const std::string& block, const when& on,
                                                              const std::optional<when>& to,
                                                              const origin& from, const new_id& id);

} // namespace intouch::record
