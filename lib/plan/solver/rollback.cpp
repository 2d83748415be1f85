// SPDX-License-Identifier: MIT
#include "plan/solver/rollback.hpp"

namespace intouch::plan {

void rollback::remember(slot_id id) {
    for (const allocation& a : schedule_.at(id).allocations)
        if (!a.foreign && !schedule_.fixed(a.index)) before_.emplace_back(a.index, schedule_.where(a.index));
}

void rollback::restore() {
    for (const auto& [index, was] : before_) schedule_.leave(index);
    for (const auto& [index, was] : before_) {
        if (schedule_.placed(index)) continue; // remembered twice
        const int start =
            schedule_.is_day(was.at) ? 0 : minutes_between(schedule_.at(was.at).start, *was.start);
        schedule_.take(index, was.at, {.start = start});
    }
}

} // namespace intouch::plan
