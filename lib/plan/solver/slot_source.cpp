// SPDX-License-Identifier: MIT
#include "plan/solver/slot_source.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::plan {

slot_source::slot_source(solver_settings settings, const away_days& away, const busy_times& busy,
                         time_zone zone)
    : settings_(std::move(settings)), away_(away), busy_(busy), zone_(std::move(zone)) {
    settings_.changes.resize(settings_.blocks.size());
}

slot slot_source::of_occurrence(const occurrence& o) const {
    slot s{.day = o.day,
           .start = o.start,
           .end = o.end,
           .whole_start = o.start,
           .whole_end = o.end,
           .capacity = -1,
           .allocations = {}};
    const auto left = busy_.free_part(o.start, o.end);
    if (left) std::tie(s.start, s.end) = *left;
    const instant second_day = midnight(o.day + days(1));
    if (second_day < s.end) s.midnight = std::max(0, minutes_between(s.start, second_day));
    if (!left || away_.covering(o.day) != nullptr) return s;
    s.capacity = minutes_between(s.start, s.end);
    if (second_day >= s.end) return s;
    for (date day = o.day + days(1); midnight(day) < s.end; day += days(1)) {
        if (away_.covering(day) == nullptr) continue;
        s.capacity = std::max(0, minutes_between(s.start, midnight(day)));
        break;
    }
    return s;
}

std::vector<slot> slot_source::of_block(std::size_t block, date from, date to) const {
    std::vector<slot> out;
    for (const occurrence& o :
         occurrences(*settings_.blocks[block], zone_, from, to, settings_.changes[block]))
        out.push_back(of_occurrence(o));
    return out;
}

slot slot_source::of_day(date day) const {
    const bool listed = settings_.days.on.test(weekday_of(day).c_encoding());
    const instant start = midnight(day);
    const instant end = midnight(day + days(1));
    const bool open = listed && away_.covering(day) == nullptr && busy_.closing(start, end) == nullptr;
    return {.day = day,
            .start = start,
            .end = end,
            .whole_start = start,
            .whole_end = end,
            .capacity = open ? static_cast<int>(settings_.days.limit.count()) : -1,
            .allocations = {}};
}

} // namespace intouch::plan
