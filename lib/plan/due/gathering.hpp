// SPDX-License-Identifier: MIT
// Get-togethers of several people (lib/README.md, "Gatherings"): when the next one begins, the touch that
// books it, and its entries in the agenda. A gathering has rounds like a person: `held` or `skipped` closes a
// round, and the next date counts from it at once.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/due/demands.hpp"

#include <string>
#include <vector>

namespace intouch::plan {

/// A gathering to come.
struct next_gathering {
    int round = 1;
    date due; ///< the `on` weekday nearest to the last gathering + `every`
    date day; ///< its first day: the booked day, else `due`
    bool booked = false;
    std::vector<reason> reasons; ///< of `due`
    bool operator==(const next_gathering&) const = default;
};

/// The next gathering counts from the later of the ledger's and the roster's last one. A skipped gathering
/// counts as the later of its due day and the day of the skip. Without any it counts from the day on which
/// intouch first saw the gathering.
[[nodiscard]] next_gathering next_gathering_of(const plan_input& in, const roster::gathering& g);

/// The UID of the calendar entry of one round. It uses the round and not the year, because a gathering that
/// is held early may be due again in the same year.
[[nodiscard]] std::string gathering_uid(const plan_input& in, const std::string& gathering, int round);

/// The booking touches, due from `book` before a gathering until its first day; and a warning for each
/// gathering that ended without a word.
[[nodiscard]] demands booking_demands(const plan_input& in);

/// The next gathering of each, and the gatherings held on or after `history_of`.
[[nodiscard]] std::vector<shown_gathering> gatherings_shown(const plan_input& in);

} // namespace intouch::plan
