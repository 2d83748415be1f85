// SPDX-License-Identifier: MIT
// What the daemon enters by itself: people whom it sees first, and what a day that ended left undone
// (lib/README.md, "Missed days").
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <vector>

namespace intouch::record {

/// One `joined` for each person who joins today (`plan::people_joining`), and for each gathering that has no
/// date to count from and is seen for the first time.
[[nodiscard]] std::vector<ledger::entry> record_joined(const plan::plan_input& in, const new_id& id);

/// One `missed` for each open touch that was published for a day before today, keyed by UID and day. The
/// ledger's own `missed` are left out. A promise and a booking are missed like a round. An occasion beside
/// the round gets one more day; the second `missed` also enters `skipped`, and so does the end of its day.
[[nodiscard]] std::vector<ledger::entry> record_missed(const plan::plan_input& in, const new_id& id);

} // namespace intouch::record
