// SPDX-License-Identifier: MIT
// What comes next after an entry, for the answer to the user who made it.
#pragma once

#include "ledger/entry.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "words/history.hpp"

namespace intouch::words {

/// The touch that the entry is about, as it is planned now: the promise or the occasion that the entry names, else the
/// touch of the round. Null: nothing is planned.
[[nodiscard]] const plan::touch* touch_after(const ledger::entry& e, const plan::agenda& a,
                                             const plan::plan_input& in);
/// The same in words; of an entry about a gathering, the gathering to come.
[[nodiscard]] next_touch next_after(const ledger::entry& e, const plan::agenda& a,
                                    const plan::plan_input& in);

} // namespace intouch::words
