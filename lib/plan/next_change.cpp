// SPDX-License-Identifier: MIT
#include "plan/plan.hpp"

namespace intouch::plan {

instant next_moment(const plan_input& in) {
    const local_second midnight = today(in) + days(1);
    const instant first = in.zone.to_instant(midnight);
    if (first > in.moment) return first;
    // The clock went back across midnight, so that the day has begun before and begins once more.
    return in.moment + (midnight - in.zone.to_local(in.moment));
}

} // namespace intouch::plan
