// SPDX-License-Identifier: MIT
#include "plan/due/suiting_blocks.hpp"

#include <algorithm>
#include <set>

namespace intouch::plan {
namespace {

constexpr int days_a_part = 64;
constexpr days look_ahead{366};

int number_of(date day) {
    const auto since = day.time_since_epoch().count();
    return static_cast<int>(since >= 0 ? since / days_a_part : (since - days_a_part + 1) / days_a_part);
}

date first_of(int number) { return date{days(number * days_a_part)}; }

/// The first of these turns on that day or later.
auto from_day(auto& turns, date day) {
    return std::ranges::lower_bound(turns, day, {}, [](const auto& t) { return t.what.day; });
}

} // namespace

void suiting_blocks::windows::add(date first, date last) {
    const bool touch = first <= to && from <= last;
    from = touch ? std::min(from, first) : first;
    to = touch ? std::max(to, last) : last;
}

suiting_blocks::suiting_blocks(const plan_input& in) : in_(in), away_(in) {
    for (const auto& [id, b] : in.settings.blocks) {
        entry e{.block = &b,
                .changes = changes_of(in.state, b),
                .longest = {},
                .times_a_week = 0,
                .weekly_times = {},
                .parts = {},
                .without = {}};
        for (const week_range& r : b.when) {
            e.longest = std::max(e.longest, r.to - r.from);
            e.times_a_week += r.weekdays.count();
        }
        blocks_.push_back(std::move(e));
    }
}

bool suiting_blocks::lets_in(const entry& e, const demand& d) {
    return e.longest >= d.length && passes_filters(*e.block, d);
}

bool suiting_blocks::let_in(const demand& d) const {
    return std::ranges::any_of(blocks_, [&](const entry& e) { return lets_in(e, d); });
}

std::size_t suiting_blocks::weekly_time_of(entry& e, const occurrence& o) const {
    const auto begins = std::chrono::floor<minutes>(in_.zone.to_local(o.start)) - local_minute(o.day);
    return e.weekly_times.try_emplace({weekday_of(o.day).c_encoding(), begins}, e.weekly_times.size())
        .first->second;
}

std::vector<suiting_blocks::turn>& suiting_blocks::part(entry& e, int number) {
    const auto [found, fresh] = e.parts.try_emplace(number);
    if (!fresh) return found->second;
    for (const occurrence& o :
         occurrences(*e.block, in_.zone, first_of(number), first_of(number + 1), e.changes))
        if (away_.covering(o.day) == nullptr) found->second.push_back({o, weekly_time_of(e, o), {}});
    return found->second;
}

bool suiting_blocks::leaves_time(std::size_t hours, minutes length, turn& t) {
    const std::size_t zone = reachable_.zone_of(hours);
    if (t.kinds.size() <= zone) t.kinds.resize(reachable_.zones());
    std::uint64_t& kind = t.kinds[zone];
    if (kind == 0) kind = reachable_.kind_of(zone, t.what.start, t.what.end);
    return std::ranges::any_of(reachable_.runs(hours, kind, t.what.start, t.what.end),
                               [&](const run& r) { return minutes(r.to - r.from) >= length; });
}

bool suiting_blocks::suits(entry& e, std::size_t hours, const demand& d, date from, date to) {
    to = std::min(to, from + look_ahead);
    windows& without = e.without[{hours, d.length}];
    if (without.from <= from && to <= without.to) return false;
    const date last = std::max(from, to) + look_ahead;
    std::set<std::size_t> after; // weekly times that came since
    for (int number = number_of(from); first_of(number) <= last; ++number) {
        auto& turns = part(e, number);
        for (auto t = from_day(turns, from); t != turns.end(); ++t) {
            const date day = t->what.day;
            const bool known = without.from <= day && day <= without.to;
            if (!known && leaves_time(hours, d.length, *t)) return true;
            if (day <= to) continue;
            after.insert(t->weekly_time);
            if (after.size() < e.times_a_week) continue;
            without.add(from, to);
            return false;
        }
    }
    return false;
}

bool suiting_blocks::suit(const demand& d, date from, date to) {
    const std::size_t hours = reachable_.number_of(d.contact);
    return std::ranges::any_of(blocks_,
                               [&](entry& e) { return lets_in(e, d) && suits(e, hours, d, from, to); });
}

std::optional<date> suiting_blocks::first_after(const demand& d, instant from) {
    const std::size_t hours = reachable_.number_of(d.contact);
    const date begin = day_at(in_.zone, from);
    std::optional<date> first;
    for (entry& e : blocks_) {
        if (!lets_in(e, d)) continue;
        const date last = first.value_or(begin + look_ahead);
        bool found = false;
        for (int number = number_of(begin); first_of(number) <= last && !found; ++number) {
            auto& turns = part(e, number);
            const auto suits = std::find_if(from_day(turns, begin), turns.end(), [&](turn& t) {
                return t.what.start >= from && leaves_time(hours, d.length, t);
            });
            found = suits != turns.end();
            if (found && suits->what.day <= last) first = suits->what.day;
        }
    }
    return first;
}

void suiting_blocks::end_at_occurrence(demand& d, instant from) {
    if (const auto first = first_after(d, from)) d.latest = std::max(d.latest, *first);
}

} // namespace intouch::plan
