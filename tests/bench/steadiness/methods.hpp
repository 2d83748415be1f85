// SPDX-License-Identifier: MIT
// Runs a scenario with one method.
#pragma once

#include "bench/steadiness/tally.hpp"

namespace intouch::bench {

/// lib/ledger and lib/plan as the daemon drives them: the end of a day is entered, then the plan is made from
/// the published one.
[[nodiscard]] tally by_intouch(const scenario& s);

enum class rule : std::uint8_t {
    naive,    ///< last + interval
    balanced, ///< a day near that, less loaded days more likely, as Anki's load balancer
};
/// These rules give dates and no places. The user has the time of the blocks, and works through the due
/// touches, the longest due first. Touches without time wait for the next day with time.
[[nodiscard]] tally by_rule(const scenario& s, rule r);

} // namespace intouch::bench
