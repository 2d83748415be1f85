// SPDX-License-Identifier: MIT
#include "plan/due/suiting_blocks.hpp"

#include <fmt/format.h>

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

} // namespace

suiting_blocks::suiting_blocks(const plan_input& in) : in_(in), away_(in.away) {
    for (const auto& [id, b] : in.settings.blocks) {
        entry e{
            .block = &b, .changes = changes_of(in.state, id), .longest = {}, .times_a_week = 0, .parts = {}};
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

const std::vector<occurrence>& suiting_blocks::part(entry& e, int number) {
    const auto [found, fresh] = e.parts.try_emplace(number);
    if (fresh) {
        found->second = occurrences(*e.block, in_.zone, first_of(number), first_of(number + 1), e.changes);
        std::erase_if(found->second, [&](const occurrence& o) { return away_.covering(o.day) != nullptr; });
    }
    return found->second;
}

bool suiting_blocks::leaves_time(const demand& d, const occurrence& o) {
    if (o.end - o.start < d.length) return false;
    if (!d.contact.live || (d.contact.reach.empty() && !d.contact.hours)) return true;
    const auto look = [&] {
        return std::ranges::any_of(reachable_hours(d.contact, o.start, o.end),
                                   [&](const time_span& t) { return t.to - t.from >= d.length; });
    };
    if (!d.contact.reach.empty()) return look();
    auto& known = known_[fmt::format("{} {} {} {}", d.contact.zone.name(), d.length.count(),
                                     d.contact.hours->from.count(), d.contact.hours->to.count())];
    const auto [found, fresh] = known.try_emplace(o);
    if (fresh) found->second = look();
    return found->second;
}

bool suiting_blocks::suits(entry& e, const demand& d, date from, date to) {
    std::set<std::pair<unsigned, minutes>> after; // times of the week that came since
    const date last = std::max(from, to) + look_ahead;
    for (int number = number_of(from); first_of(number) <= last; ++number) {
        for (const occurrence& o : part(e, number)) {
            if (o.day < from) continue;
            if (leaves_time(d, o)) return true;
            if (o.day <= to) continue;
            const auto begins = std::chrono::floor<minutes>(in_.zone.to_local(o.start));
            after.emplace(weekday_of(o.day).c_encoding(), begins - local_minute(o.day));
            if (after.size() >= e.times_a_week) return false;
        }
    }
    return false;
}

bool suiting_blocks::suit(const demand& d, date from, date to) {
    return std::ranges::any_of(blocks_, [&](entry& e) { return lets_in(e, d) && suits(e, d, from, to); });
}

std::optional<date> suiting_blocks::first_after(const demand& d, instant from) {
    const date begin = day_at(in_.zone, from);
    std::optional<date> first;
    for (entry& e : blocks_) {
        if (!lets_in(e, d)) continue;
        const date last = first.value_or(begin + look_ahead);
        bool found = false;
        for (int number = number_of(begin); first_of(number) <= last && !found; ++number) {
            for (const occurrence& o : part(e, number)) {
                if (o.start < from || o.day < begin || !leaves_time(d, o)) continue;
                if (o.day <= last) first = o.day;
                found = true;
                break;
            }
        }
    }
    return first;
}

void suiting_blocks::end_at_occurrence(demand& d, instant from) {
    if (const auto first = first_after(d, from)) d.latest = std::max(d.latest, *first);
}

} // namespace intouch::plan
