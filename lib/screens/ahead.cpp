// SPDX-License-Identifier: MIT
#include "screens/ahead.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/forecast.hpp"
#include "plan/plan.hpp"
#include "screens/day_words.hpp"
#include "words/dates.hpp"
#include "words/gathering_text.hpp"
#include "words/history.hpp"
#include "words/notices.hpp"
#include "words/phrase.hpp"
#include "words/remedies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace intouch::screens {

namespace {

constexpr days span_ahead{14};
constexpr std::size_t most_blocks = 14;
constexpr int weeks_ahead = 12;

std::vector<coming_block> blocks_of(const plan::agenda& a, const plan::plan_input& in) {
    std::vector<coming_block> all;
    const date today = plan::today(in);
    for (const auto& o : a.blocks) {
        if (o.start <= in.moment) continue;
        if (o.day >= today + span_ahead || all.size() == most_blocks) break;
        const auto local = std::chrono::floor<minutes>(in.zone.to_local(o.start));
        std::vector<std::string> names;
        for (const auto& id : o.people)
            if (const auto p = in.roster.people.find(id); p != in.roster.people.end())
                names.push_back(p->second.name);
        coming_block b{.id = o.id,
                       .at = {day_of(local), time_of(local)},
                       .heading = fmt::format("{} {}, {}", words::capitalised(near_day(o.day, today)),
                                              clock_at(o.start, in.zone), o.name),
                       .small = "until " + clock_at(o.end, in.zone)};
        if (!names.empty()) b.small += " · " + words::joined(names);
        b.small += fmt::format(" · {} of {} minutes planned", o.planned.count(), o.minutes.count());
        all.push_back(std::move(b));
    }
    return all;
}

std::vector<row> changed_blocks_of(const plan::plan_input& in) {
    std::vector<row> rows;
    const date today = plan::today(in);
    for (const auto& [id, b] : in.settings.blocks)
        for (const auto& e : plan::state_of(in, plan::block_owner(id)).history) {
            if (std::max(e.on.day, e.to ? e.to->day : e.on.day) < today) continue;
            auto small = words::kind_phrase(e.kind);
            if (e.to)
                small += fmt::format(" to {}{}", near_day(e.to->day, today),
                                     e.to->time ? " " + words::clock(*e.to->time) : "");
            rows.push_back({.lead = words::short_date(e.on.day, today),
                            .what = words::block_name(id, in.settings),
                            .small = small,
                            .path = "",
                            .undo = e.id});
        }
    return rows;
}

row away_row(const plan::away_span& span, date today) {
    return {.lead = words::short_date(span.from, today),
            .what = span.what.empty() ? "Away" : span.what,
            .small = span.to == span.from ? "" : "to " + near_day(span.to, today),
            .path = ""};
}

/// The days away of the files, and those that the user told, which can be taken back.
std::vector<row> away_of(const plan::plan_input& in) {
    std::multimap<date, row> by_day;
    const date today = plan::today(in);
    for (const auto& span : in.away)
        if (span.to >= today) by_day.emplace(span.from, away_row(span, today));
    for (const auto& [entry, span] : in.state.aways)
        if (span.to >= today)
            by_day.emplace(span.from, away_row({span.from, span.to, span.note}, today))->second.undo = entry;
    std::vector<row> rows;
    for (auto& [day, r] : by_day) rows.push_back(std::move(r));
    return rows;
}

} // namespace

ahead_screen ahead_of(const plan::agenda& a, const plan::plan_input& in) {
    ahead_screen s;
    const date today = plan::today(in);
    s.capacity = in.roster.people.empty()
                     ? "Nobody is on the roster yet. Add the first person on the screen People."
                     : words::capacity_text(a.capacity);
    s.late = slipping_of(a, in, std::numeric_limits<std::size_t>::max());
    s.notices = words::notices(a, in.settings);
    std::erase(s.notices, s.capacity); // it stands above
    s.blocks = blocks_of(a, in);
    s.changed_blocks = changed_blocks_of(in);
    s.away = away_of(in);
    s.last_away = today + days(366);
    for (const auto& g : a.gatherings) {
        if (g.took_place || g.day < today) continue;
        std::string small;
        for (const auto& line : words::gathering_lines(g, in.roster, roster::naming::full))
            small += (small.empty() ? "" : " · ") + line;
        s.gatherings.push_back({.lead = words::short_date(g.day, today),
                                .what = g.name,
                                .small = small,
                                .path = "/gatherings/" + g.id});
    }
    return s;
}

load_of_weeks load_of(std::span<const plan::forecast_week> weeks, date today) {
    load_of_weeks load;
    const week_of_load* fullest = nullptr;
    load.has_blocks =
        std::ranges::any_of(weeks, [](const plan::forecast_week& w) { return w.available.count() > 0; });
    for (const auto& week : weeks) {
        const auto planned = load.has_blocks ? week.planned : week.elsewhere;
        load.weeks.push_back({words::short_date(week.from, today), static_cast<int>(planned.count()),
                              static_cast<int>(week.available.count())});
    }
    for (const auto& week : load.weeks)
        if (fullest == nullptr || week.planned > fullest->planned) fullest = &week;
    load.label = fmt::format("Minutes planned{}, for {} weeks",
                             load.has_blocks ? " of the minutes in blocks" : "", load.weeks.size());
    for (const auto& week : load.weeks) {
        load.label += fmt::format("{} {}", &week == &load.weeks.front() ? ":" : ",", week.planned);
        if (load.has_blocks) load.label += fmt::format(" of {}", week.room);
    }
    if (fullest != nullptr) load.label += fmt::format("; the fullest is the week of {}", fullest->from);
    return load;
}

outlook outlook_of(const plan::agenda& a, const plan::plan_input& in) {
    const date today = plan::today(in);
    plan::capacity c = a.capacity;
    if (c.is_short) c.remedies = plan::remedies(in);
    return {load_of(plan::forecast(in, weeks_ahead, monday_of(today)), today),
            words::remedies(c, in.settings)};
}

} // namespace intouch::screens
