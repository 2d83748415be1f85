// SPDX-License-Identifier: MIT
#include "plan/plan.hpp"

#include "plan/planner.hpp"

namespace intouch::plan {

agenda plan(const plan_input& in) { return planner::once(in); }

ledger::published_touch published_as(const touch& t) {
    return {.uid = t.uid,
            .owner = t.owner,
            .kind = std::string(name(t.kind)),
            .round = t.round,
            .attempt = t.attempt,
            .channel = t.channel,
            .length = t.minutes,
            .ideal = t.ideal,
            .latest = t.latest,
            .day = t.day,
            .start = t.start,
            .block = t.block,
            .pinned = t.pinned};
}

ledger::published_plan to_publish(const agenda& a) {
    ledger::published_plan out;
    for (const touch& t : a.touches) out[t.uid] = published_as(t);
    return out;
}

} // namespace intouch::plan
