// SPDX-License-Identifier: MIT
// Rules that other tools have, and a bound. They give dates and no places; the ladder is that of intouch.
#pragma once

#include "bench/steadiness/scenario.hpp"
#include "bench/steadiness/trace.hpp"

namespace intouch::bench {

enum class rule : std::uint8_t {
    naive,    ///< last + interval, whatever the time; what a day cannot hold waits for the next one with time
    balanced, ///< a day near that, less loaded days more likely, as Anki's load balancer; and it waits likewise
    just_in_time, ///< tells nothing: each slot takes the latest when it comes, so that none is ever lost
};
/// Occasions, promises and appointments do not happen.
[[nodiscard]] trace by_rule(const scenario& s, rule r, setting here);
[[nodiscard]] inline trace by_rule(const scenario& s, rule r) { return by_rule(s, r, make_setting(s)); }

} // namespace intouch::bench
