// SPDX-License-Identifier: MIT
#include "plan/availability/occurrences.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::plan {

namespace {

constexpr date first_monday{days(4)}; // 5 January 1970

int month_number(date day) {
    const auto ymd = civil(day);
    return static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month()));
}

int year_number(date day) { return static_cast<int>(civil(day).year()); }

} // namespace

bool has_turn(const roster::block& b, date day) {
    if (b.from && day < *b.from) return false;
    if (b.every.count <= 1 && b.every.unit != span_unit::month && b.every.unit != span_unit::year)
        return true;
    const date from = b.from.value_or(first_monday);
    const auto in_turn = [&](auto distance) { return distance % b.every.count == 0; };
    switch (b.every.unit) {
    case span_unit::day:
        return in_turn((day - from).count());
    case span_unit::week:
        return in_turn((monday_of(day) - monday_of(from)).count() / 7);
    case span_unit::month:
        return in_turn(month_number(day) - month_number(from));
    case span_unit::year:
        return in_turn(year_number(day) - year_number(from));
    }
    return true;
}

std::vector<occurrence> occurrences(const roster::block& b, const time_zone& zone, date from, date to,
                                    const block_changes& changed) {
    constexpr days around(2); // an occurrence outside the range may overlap one inside it
    std::vector<occurrence> all;
    const auto add = [&](const week_range& range, date day, minutes time) {
        const instant start = zone.to_instant(local_second{day} + time);
        all.push_back({day, start, start + (range.to - range.from)});
    };
    const auto ruled = [&](const week_range& range, date day) {
        return begins_on(range, day) && has_turn(b, day);
    };
    for (date day = from - around; day < to + around; day += days(1)) {
        for (const week_range& range : b.when)
            if (ruled(range, day) && !changed.contains({day, range.from})) add(range, day, range.from);
    }
    for (const auto& [on, now] : changed) {
        if (!now || now->day < from - around || now->day >= to + around) continue;
        for (const week_range& range : b.when)
            if (on.time == range.from && ruled(range, on.day))
                add(range, now->day, now->time.value_or(range.from));
    }
    std::ranges::sort(all, {}, [](const occurrence& o) { return std::tuple(o.start, o.day, o.end); });
    std::vector<occurrence> out;
    for (const occurrence& o : all) {
        if (!out.empty() && o.start < out.back().end) {
            out.back().end = std::max(out.back().end, o.end);
        } else {
            out.push_back(o);
        }
    }
    std::erase_if(out, [&](const occurrence& o) { return o.day < from || o.day >= to; });
    return out;
}

} // namespace intouch::plan
