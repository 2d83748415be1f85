// SPDX-License-Identifier: MIT
#include "plan/next_change.hpp"

namespace intouch::plan {

instant next_change(const plan_input& in) {
    const local_second midnight = today(in) + days(1);
    const instant first = in.zone.to_instant(midnight);
    if (first > in.moment) return first;
    // The clock went back across midnight: the same day begins a second time.
    return in.moment + (midnight - in.zone.to_local(in.moment));
}

} // namespace intouch::plan
