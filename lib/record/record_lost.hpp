// SPDX-License-Identifier: MIT
// To say that nobody knows where a person is, and that the person is found (lib/README.md, "Lost people").
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <string>
#include <vector>

namespace intouch::record {

/// The person's touch becomes one to find the person. `conflict` when the ledger says so already.
[[nodiscard]] result<std::vector<ledger::entry>> record_lost(const plan::plan_input& in,
                                                             const std::string& person,
                                                             const std::string& note, const origin& from,
                                                             const new_id& id);
/// `conflict` when the ledger does not say that the person is lost. A person without a usable channel is
/// found by a new detail on the roster, not by this.
[[nodiscard]] result<std::vector<ledger::entry>> record_found(const plan::plan_input& in,
                                                              const std::string& person,
                                                              const std::string& note, const origin& from,
                                                              const new_id& id);

} // namespace intouch::record
