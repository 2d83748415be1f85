// SPDX-License-Identifier: MIT
#include "plan/solver/close_gaps.hpp"

#include "plan/solver/fit.hpp"
#include "plan/solver/sort_once.hpp"

#include <algorithm>
#include <vector>

namespace intouch::plan {

namespace {

bool close_gaps_in(schedule& s, slot_id id) {
    bool any = false;
    const std::vector<allocation> before = s.at(id).allocations;
    for (const allocation& a : before) {
        if (a.foreign || s.fixed(a.index) || s.where(a.index) == s.published(a.index)) continue;
        std::vector<taken_time> taken;
        for (const allocation& other : s.at(id).allocations) {
            if (other.index != a.index) taken.push_back({other.start, other.start + other.length});
        }
        const bool near = near_avoided(s, a.index, *s.where(a.index).start);
        const start_range day = s.on_day(id, s.where(a.index).day);
        auto start = earliest_start(allowed_starts(s, a.index, id, true, day), a.length, taken);
        const bool wish_granted = near && start;
        if (near && !start)
            start = earliest_start(allowed_starts(s, a.index, id, false, day), a.length, taken);
        if (!start || (*start >= a.start && !wish_granted)) continue;
        s.shift(a.index, *start);
        any = true;
    }
    return any;
}

} // namespace

bool close_gaps(schedule& s) {
    std::vector<slot_id> slots = s.touched(); // a touch that is elsewhere has come since
    sort_once(slots);
    bool any = false;
    for (const slot_id id : slots) {
        if (!s.is_day(id)) any = close_gaps_in(s, id) || any;
    }
    return any;
}

} // namespace intouch::plan
