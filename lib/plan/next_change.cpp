// SPDX-License-Identifier: MIT
#include "plan/next_change.hpp"

#include <algorithm>

namespace intouch::plan {

namespace {

instant next_day(const plan_input& in) {
    const local_second midnight = today(in) + days(1);
    const instant first = in.zone.to_instant(midnight);
    if (first > in.moment) return first;
    // The clock went back across midnight: the same day begins a second time.
    return in.moment + (midnight - in.zone.to_local(in.moment));
}

} // namespace

instant next_change(const plan_input& in, const agenda& planned) {
    instant next = next_day(in);
    for (const block_occurrence& o : planned.blocks)
        if (o.end > in.moment) next = std::min(next, o.end);
    return next;
}

} // namespace intouch::plan
