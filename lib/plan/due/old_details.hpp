// SPDX-License-Identifier: MIT
// Whether it is time to ask if phone number and address still hold (lib/README.md, "Old details").
#pragma once

#include "core/date.hpp"
#include "ledger/state.hpp"
#include "roster/person.hpp"

#include <string>

namespace intouch::plan {

/// Identifies all details of the person on the roster without storing them (`ledger::detail_hash`).
[[nodiscard]] std::string details_hash(const roster::person& p);
/// Whether a touch on `day` asks about them. False for a person without details.
[[nodiscard]] bool details_are_old(const roster::person& p, const ledger::person_state& known, date day);

} // namespace intouch::plan
