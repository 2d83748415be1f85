// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/entry.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <span>
#include <string>

namespace intouch::json {

/// {"text", "entries": […], "touch": {…} or null, "people": {id: touch}}: the answer to a write. "text" is
/// for a person: "Logged: no answer. Next: Call Ada Lovelace, Thu 3 Dec 2026 17:25.", one line for each of
/// several; then which touches of others moved, and what a new time overlaps. "touch" is the promise or the
/// occasion that the first entry names, else the touch of the round. `ledger` holds the entries that an undo can name.
/// `before`: where the touches stood before the write.
[[nodiscard]] std::string recorded(std::span<const ledger::entry> entries, const plan::agenda& a,
                                   const plan::plan_input& in, std::span<const ledger::entry> ledger = {},
                                   const ledger::published_plan& before = {});

} // namespace intouch::json
