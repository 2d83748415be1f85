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

} // namespace

suiting_blocks::suiting_blocks(const plan_input& in) : in_(in), away_(in) {
    for (const auto& [id, b] : in.settings.blocks) {
        entry e{.block = &b,
                .changes = changes_of(in.state, id),
                .longest = {},
                .times_a_week = 0,
                .parts = {},
                .known = {}};
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

suiting_blocks::contact_key suiting_blocks::key_of(const demand& d) {
    contact_key key;
    key.second.push_back(d.length.count());
    if (!d.contact.live) return key;
    const auto add = [&](const week_range& r) {
        for (const std::int64_t n : {static_cast<std::int64_t>(r.weekdays.to_ulong()), std::int64_t{r.nth},
                                     std::int64_t{r.from.count()}, std::int64_t{r.to.count()}})
            key.second.push_back(n);
    };
    key.first = d.contact.zone.name();
    key.second.push_back(d.contact.hours.has_value() ? 1 : 0);
    if (d.contact.hours) add(*d.contact.hours);
    std::ranges::for_each(d.contact.reach, add);
    return key;
}

bool suiting_blocks::leaves_time(entry& e, knowledge& known, const demand& d, int number, std::size_t n) {
    const auto& occurrences = part(e, number);
    answers& some = known.parts[number];
    some.resize(occurrences.size());
    if (some[n]) return *some[n];
    const auto hours = reachable_hours(d.contact, occurrences[n].start, occurrences[n].end);
    some[n] = std::ranges::any_of(hours, [&](const time_span& t) { return t.to - t.from >= d.length; });
    return *some[n];
}

bool suiting_blocks::suits(entry& e, knowledge& known, const demand& d, date from, date to) {
    std::set<std::pair<unsigned, minutes>> after; // times of the week that came since
    to = std::min(to, from + look_ahead);
    const date last = std::max(from, to) + look_ahead;
    date begin = from;
    if (known.empty_from <= from && from < known.empty_to) begin = std::min(known.empty_to, to + days(1));
    for (int number = number_of(begin); first_of(number) <= last; ++number) {
        const auto& there = part(e, number);
        for (std::size_t n = 0; n < there.size(); ++n) {
            const occurrence& o = there[n];
            if (o.day < begin) continue;
            if (leaves_time(e, known, d, number, n)) return true;
            if (o.day <= to) continue;
            const auto begins = std::chrono::floor<minutes>(in_.zone.to_local(o.start));
            after.emplace(weekday_of(o.day).c_encoding(), begins - local_minute(o.day));
            if (after.size() < e.times_a_week) continue;
            if (begin == from) known.empty_from = from; // what was known before may lie apart
            known.empty_to = begin == from ? o.day : std::max(known.empty_to, o.day);
            return false;
        }
    }
    return false;
}

bool suiting_blocks::suit(const demand& d, date from, date to) {
    const contact_key key = key_of(d);
    return std::ranges::any_of(
        blocks_, [&](entry& e) { return lets_in(e, d) && suits(e, e.known[key], d, from, to); });
}

std::optional<date> suiting_blocks::first_after(const demand& d, instant from) {
    const contact_key key = key_of(d);
    const date begin = day_at(in_.zone, from);
    std::optional<date> first;
    for (entry& e : blocks_) {
        if (!lets_in(e, d)) continue;
        knowledge& known = e.known[key];
        const date last = first.value_or(begin + look_ahead);
        bool found = false;
        for (int number = number_of(begin); first_of(number) <= last && !found; ++number) {
            const auto& there = part(e, number);
            for (std::size_t n = 0; n < there.size() && !found; ++n) {
                const occurrence& o = there[n];
                if (o.start < from || o.day < begin || !leaves_time(e, known, d, number, n)) continue;
                if (o.day <= last) first = o.day;
                found = true;
            }
        }
    }
    return first;
}

void suiting_blocks::end_at_occurrence(demand& d, instant from) {
    if (const auto first = first_after(d, from)) d.latest = std::max(d.latest, *first);
}

} // namespace intouch::plan
