// SPDX-License-Identifier: MIT
// Get-togethers of several people (design 5): when the next one begins, the touch that books it, and what the
// agenda shows. A gathering has rounds as a person has: `held` or `skipped` closes one, and the next date is
// counted from it at once.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/due/demand.hpp"

#include <string>
#include <vector>

namespace intouch::plan {

/// A gathering that has not been held yet.
struct next_gathering {
    int round = 1;
    date due; ///< the `on` weekday nearest to the last one + every
    date day; ///< its first day: the one that was booked, else `due`
    bool booked = false;
    std::vector<reason> reasons; ///< of `due`
    bool operator==(const next_gathering&) const = default;
};

/// - The last is the later of the ledger's and the roster's; of one that was skipped, the later of the day on
///   which it was due and of the entry.
/// - Without any, the day on which the gathering was first seen, as for a person.
[[nodiscard]] next_gathering next_gathering_of(const plan_input& in, const roster::gathering& g);

/// Of what the calendar shows of one round of a gathering. By round and not by year, because one that is held
/// early may be due again in the same year.
[[nodiscard]] std::string gathering_uid(const plan_input& in, const std::string& gathering, int round);

/// The touches that book: from `book` ahead until the first day. And a warning for each gathering whose days
/// have gone by without a word.
[[nodiscard]] demands booking_demands(const plan_input& in);

/// The next one of each gathering, and those held on or after `history_of`.
[[nodiscard]] std::vector<shown_gathering> gatherings_shown(const plan_input& in);

} // namespace intouch::plan
