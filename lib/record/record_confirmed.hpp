// SPDX-License-Identifier: MIT
// To say that phone number and address of a person still hold (lib/README.md, "Old details").
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <string>
#include <vector>

namespace intouch::record {

/// `invalid` when the roster has no detail of the person; `conflict` when the same details were confirmed today.
[[nodiscard]] result<std::vector<ledger::entry>> record_confirmed(const plan::plan_input& in,
                                                                  const std::string& person,
                                                                  const std::string& note, const origin& from,
                                                                  const new_id& id);

} // namespace intouch::record
