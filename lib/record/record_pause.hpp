// SPDX-License-Identifier: MIT
// To pause a person, to resume a person, and to note something. These belong to no round and concern people
// one by one: of a household, each member gets an entry.
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::record {

/// Without `until` the pause lasts until `record_resume`. Errors: not_found (person), in_past (`until` is not
/// after today), in_future (`until` is further ahead than intouch plans).
[[nodiscard]] result<std::vector<ledger::entry>> record_pause(const plan::plan_input& in,
                                                              const std::string& person,
                                                              std::optional<date> until,
                                                              const std::string& note, const origin& from,
                                                              const new_id& id);
/// `conflict` when the ledger does not pause the person. The text says so when the roster does.
[[nodiscard]] result<std::vector<ledger::entry>> record_resume(const plan::plan_input& in,
                                                               const std::string& person,
                                                               const std::string& note, const origin& from,
                                                               const new_id& id);
/// Errors: not_found (person), invalid (an empty note).
[[nodiscard]] result<std::vector<ledger::entry>> record_note(const plan::plan_input& in,
                                                             const std::string& person,
                                                             const std::string& note, const origin& from,
                                                             const new_id& id);

} // namespace intouch::record
