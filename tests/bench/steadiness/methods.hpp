// SPDX-License-Identifier: MIT
// A scenario, lived through by one method.
#pragma once

#include "bench/steadiness/tally.hpp"

namespace intouch::bench {

/// lib/ledger and lib/plan as the daemon drives them: a day that ends is entered, then planned from what was
/// published.
[[nodiscard]] tally by_intouch(const scenario& s);

enum class rule : std::uint8_t {
    naive,    ///< last + interval
    balanced, ///< a day in a range round that, the likelier the less is on it, as Anki's load balancer does
};
/// A date for everybody and no places: somebody with as much time as the blocks give works through what is
/// due, the longest due first, and what there is no time for waits for the next day with time.
[[nodiscard]] tally by_rule(const scenario& s, rule r);

} // namespace intouch::bench
