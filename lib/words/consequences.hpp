// SPDX-License-Identifier: MIT
// What an entry did to other touches and blocks, for the answer to the user who made it.
#pragma once

#include "ledger/entry.hpp"
#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::words {

/// Where the touches of other people went that the entry displaced, a line each, the earliest first:
/// "Call Ada Lovelace: Tue 1 Dec 2026 17:00 → Thu 3 Dec 2026 17:00." At most seven lines; of a moved or skipped
/// block all, and a line also when no touch moves.
[[nodiscard]] std::vector<std::string> displaced_lines(const ledger::entry& e, const plan::agenda& a,
                                                       const roster::settings& s, const roster::roster& r);

/// What the new time of a moved touch or block overlaps:
/// `Overlaps "Lunch", Tue 1 Dec 2026 12:00, and Call Bob Moss, Tue 1 Dec 2026 12:30.` Empty: nothing.
[[nodiscard]] std::string overlap_line(const ledger::entry& e, const plan::agenda& a,
                                       const roster::settings& s, const roster::roster& r);

} // namespace intouch::words
