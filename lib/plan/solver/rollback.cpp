// SPDX-License-Identifier: MIT
#include "plan/solver/rollback.hpp"

namespace intouch::plan {

void as_it_was::remember(std::size_t lane, std::size_t bin) {
    for (const seat& s : b_.lanes()[lane][bin].seats)
        if (!s.foreign && !b_.fixed(s.who)) before_.emplace_back(s.who, b_.where(s.who));
}

void as_it_was::put_back() {
    for (const auto& [who, at] : before_) b_.leave(who);
    for (const auto& [who, at] : before_) {
        if (b_.where(who).lane != lane::none) continue; // remembered twice
        const int start =
            at.lane == b_.days_lane() ? 0 : minutes_between(b_.lanes()[at.lane][at.bin].start, *at.start);
        b_.take(who, at.lane, at.bin, {.start = start, .moved = {}});
    }
}

} // namespace intouch::plan
