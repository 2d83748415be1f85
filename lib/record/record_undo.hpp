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

} // namespace intouch::record
