// SPDX-License-Identifier: MIT
#include "roster/check/meeting_hours.hpp"

#include "core/local_ranges.hpp"
#include "roster/check/block_times.hpp"
#include "roster/describe_value.hpp"

#include <fmt/format.h>

#include <vector>

namespace intouch::roster {
namespace {

/// The times within the week that begins on `monday`, in the user's zone, as times of week.
times_of_week in_week(const person& p, const channel& c, const time_zone& mine, date monday) {
    const time_zone theirs = p.zone.value_or(mine);
    // A day more on either side: their Monday may begin on the user's Sunday.
    const local_minute from(monday - days(1));
    const local_minute to(monday + days(8));
    std::vector<local_range> open{{from, to}};
    if (!p.reach.empty()) open = intersect(open, ranges_within(p.reach, from, to));
    if (c.hours) open = intersect(open, ranges_within({*c.hours}, from, to));
    times_of_week out;
    for (const local_range& range : open) {
        if (range.to - range.from < c.minutes) continue;
        const auto begin = std::chrono::floor<minutes>(mine.to_local(theirs.to_instant(range.from)));
        const date day = day_of(begin);
        if (day < monday || day >= monday + days(7)) continue;
        week_range r{.weekdays = {}, .nth = 0, .from = begin - local_minute(day), .to = {}};
        r.to = r.from + (range.to - range.from);
        bool known = false;
        for (week_range& other : out) {
            if (other.from != r.from || other.to != r.to) continue;
            other.weekdays.set(weekday_of(day).c_encoding());
            known = true;
        }
        if (known) continue;
        r.weekdays.set(weekday_of(day).c_encoding());
        out.push_back(r);
    }
    return out;
}

std::string told(const times_of_week& times) {
    std::vector<std::string> parts;
    for (const week_range& r : times) parts.push_back(intouch::print(r));
    return listed(parts);
}

} // namespace

std::string meeting_hours(const person& p, const channel& c, const settings& s) {
    const std::string winter = told(in_week(p, c, *s.zone, sample_weeks.front()));
    const std::string summer = told(in_week(p, c, *s.zone, sample_weeks.back()));
    return winter == summer ? winter : fmt::format("{} (in summer {})", winter, summer);
}

} // namespace intouch::roster
