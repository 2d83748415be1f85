// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::record {

/// Strikes the act of the entry `which`, or the newest act that can be undone when `which` is empty
/// (lib/README.md, "Undo"). The plan then starts from the places that the struck entries displaced:
/// `put_back`. Errors: not_found, conflict (struck already, or another entry rests on it).
[[nodiscard]] result<std::vector<ledger::entry>> record_undo(const plan::plan_input& in,
                                                             std::span<const ledger::entry> entries,
                                                             const std::string& which, const origin& from,
                                                             const new_id& id);

/// Whether `record_undo` would strike that entry, and what the same request entered after it. For what is to
/// be offered.
[[nodiscard]] bool can_undo(const ledger::state& state, std::span<const ledger::entry> entries,
                            const std::string& which);

} // namespace intouch::record
