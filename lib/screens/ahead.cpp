// SPDX-License-Identifier: MIT
#include "screens/ahead.hpp"

#include "screens/day_words.hpp"
#include "words/gathering_text.hpp"
#include "words/notices.hpp"
#include "words/remedies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace intouch::screens {

ahead_screen ahead_of(const plan::agenda& a, const plan::plan_input& in) {
    ahead_screen s;
    const date today = plan::today(in);
    s.capacity = words::capacity_text(a.capacity);
    s.remedies = words::remedies(a.capacity, in.settings);
    s.late = slipping_of(a, in, std::numeric_limits<std::size_t>::max());
    s.notices = words::notices(a, in.settings);
    for (const auto& span : plan::all_away(in.away, in.state))
        if (span.to >= today)
            s.away.push_back({.lead = near_day(span.from, today),
                              .what = span.what.empty() ? "Away" : span.what,
                              .small = span.to == span.from ? "" : "to " + near_day(span.to, today),
                              .path = ""});
    for (const auto& g : a.gatherings) {
        if (g.took_place || g.day < today) continue;
        std::string small;
        for (const auto& line : words::gathering_lines(g, in.roster, roster::naming::full))
            small += (small.empty() ? "" : " · ") + line;
        s.gatherings.push_back(
            {.lead = near_day(g.day, today), .what = g.name, .small = small, .path = "/gatherings/" + g.id});
    }
    return s;
}

load_of_weeks load_of(std::span<const plan::forecast_week> weeks, date today) {
    load_of_weeks load;
    const week_of_load* fullest = nullptr;
    for (const auto& week : weeks)
        load.weeks.push_back({near_day(week.from, today), static_cast<int>(week.planned.count()),
                              static_cast<int>(week.available.count())});
    for (const auto& week : load.weeks)
        if (fullest == nullptr || week.planned > fullest->planned) fullest = &week;
    load.label = fmt::format("Minutes planned of the minutes in blocks, for {} weeks", load.weeks.size());
    for (const auto& week : load.weeks)
        load.label +=
            fmt::format("{} {} of {}", &week == &load.weeks.front() ? ":" : ",", week.planned, week.room);
    if (fullest != nullptr) load.label += fmt::format("; the fullest is the week of {}", fullest->from);
    return load;
}

} // namespace intouch::screens
