// SPDX-License-Identifier: MIT
#include "ical/series.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace intouch::ical {

namespace {

constexpr days longest_event{20 * 366}; // a leave of years is possible, a longer event is a mistake

bool midnight(local_second at) { return at == std::chrono::floor<days>(at); }

/// UNTIL as a wall time of the series. For times a date is its midnight, as other readers have it: RFC 5545 3.3.10
/// wants a time there, and Google writes a date for the night before.
local_second until_of(const moment& until, const occurrence& series) {
    if (const auto* day = std::get_if<date>(&until)) return local_second{*day};
    if (const auto* at = std::get_if<instant>(&until)) {
        const bool plain_date = series.whole_days && series.of->start->is == written_time::form::date;
        return plain_date ? local_second{std::chrono::floor<days>(at->time_since_epoch())}
                          : series.zone.to_local(*at);
    }
    return std::get<zoned_time>(until).at;
}

} // namespace

series_reader::series_reader(const calendar_entries& calendar, const time_zone& own, date from, date to,
                             step_budget& budget, reading_notes& notes)
    : calendar_(calendar), zones_(calendar.zones, budget), own_(own), from_(from), to_(to), budget_(budget),
      notes_(notes) {}

std::optional<foreign_zone> series_reader::known_zone_of(const written_time& t) {
    if (t.is == written_time::form::utc) return foreign_zone(time_zone::utc());
    if (t.is == written_time::form::date || t.zone == 0) return std::nullopt;
    auto found = zones_.find(calendar_.tzids.at(t.zone));
    if (found && found->lacks_summer_time())
        notes_.add(t.line,
                   fmt::format("found TZID {}, of which only the offset is known; read without summer time",
                               quoted(calendar_.tzids.at(t.zone))));
    if (found) return std::move(*found);
    notes_.add(t.line, fmt::format("{}; read in your own zone, {}, or that of its series", found.error().text,
                                   own_.name()));
    return std::nullopt;
}

foreign_zone series_reader::zone_of(const written_time& t) {
    auto known = known_zone_of(t);
    return known ? std::move(*known) : foreign_zone(own_);
}

instant series_reader::moment_of(const written_time& t) { return zone_of(t).to_instant(t.at); }

duration series_reader::between(const written_time& from, const written_time& to, const foreign_zone& zone) {
    if (from.is == written_time::form::date) {
        // An end on the same day or before is a common mistake for the day itself.
        const date first = std::chrono::floor<days>(from.at);
        const date last =
            std::chrono::ceil<days>(to.is == written_time::form::date ? to.at : own_.to_local(moment_of(to)));
        return {std::max(days(1), last - first), seconds(0)};
    }
    // An end without a zone has that of the start.
    const auto known = known_zone_of(to);
    const seconds exact = (known ? *known : zone).to_instant(to.at) - zone.to_instant(from.at);
    if (exact < seconds(0))
        notes_.add(to.line, "found an end before the start; this event counts as a moment");
    return {days(0), std::max(exact, seconds(0))};
}

duration series_reader::length_of(const entry& one, const foreign_zone& zone, bool whole_days) {
    duration lasts = one.end ? between(*one.start, *one.end, zone) : one.lasts.value_or(duration{});
    if (whole_days) // RFC 5545 3.6.1: a date without an end lasts a day
        return {std::clamp(lasts.whole + std::chrono::ceil<days>(lasts.exact), days(1), longest_event),
                seconds(0)};
    lasts.whole = std::clamp(lasts.whole, days(0), longest_event);
    lasts.exact = std::clamp(lasts.exact, seconds(0), seconds(longest_event));
    return lasts;
}

/// A whole day is a date, or from midnight to midnight: in the user's zone, or as written.
occurrence series_reader::once(const entry& one) {
    const written_time& start = *one.start;
    occurrence made{&one, start.at, {}, start.is == written_time::form::date, zone_of(start)};
    made.lasts = length_of(one, made.zone, made.whole_days);
    if (made.whole_days) return made;
    const instant begin = made.zone.to_instant(made.at);
    const instant end = made.zone.to_instant(made.at + made.lasts.whole) + made.lasts.exact;
    if (begin == end) return made;
    for (const foreign_zone& zone : {foreign_zone(own_), made.zone}) {
        const local_second from = zone.to_local(begin);
        const local_second to = zone.to_local(end);
        if (!midnight(from) || !midnight(to)) continue;
        return {&one,
                from,
                {std::chrono::floor<days>(to) - std::chrono::floor<days>(from), seconds(0)},
                true,
                zone};
    }
    return made;
}

std::vector<occurrence> series_reader::periods(const entry& free_busy) {
    std::vector<occurrence> made;
    for (const auto& span : free_busy.more) {
        entry one;
        one.start = span.from;
        one.end = span.to;
        one.lasts = span.lasts;
        occurrence found = once(one);
        found.of = &free_busy;
        made.push_back(std::move(found));
    }
    return made;
}

/// The name of an occurrence: EXDATE or RECURRENCE-ID as a wall time of the series. Without a known zone it is one.
local_second series_reader::in_series(const written_time& t, const occurrence& series) {
    const auto known = known_zone_of(t);
    if (!series.whole_days) return known ? series.zone.to_local(known->to_instant(t.at)) : t.at;
    // The date counts, whatever zone its midnight is written in; else the day on which its moment is a midnight.
    if (known && !midnight(t.at)) {
        const instant at = known->to_instant(t.at);
        for (const foreign_zone& zone : {series.zone, foreign_zone(own_)})
            if (const local_second there = zone.to_local(at); midnight(there)) return there;
    }
    return local_second{std::chrono::floor<days>(t.at)};
}

rule_window series_reader::window_of(const occurrence& series) const {
    // Zones differ by a day at most, and an earlier occurrence may still last.
    const days lasts = series.lasts.whole + std::chrono::ceil<days>(series.lasts.exact);
    return {series.at, series.whole_days, local_second{from_ - lasts - days(2)}, local_second{to_ + days(2)}};
}

/// DTSTART is among them, whatever the rule says. But times whose UNTIL lies before them are a series that a program has
/// ended before it began: no other reader finds anything in it.
std::vector<local_second> series_reader::follow(const std::string& written, std::size_t line,
                                                const occurrence& series) {
    const auto rule = parse_rule(written, std::chrono::floor<days>(series.at), series.whole_days);
    if (!rule) {
        notes_.add(line, rule.error().text + "; this event counts once");
        return {series.at};
    }
    rule_window window = window_of(series);
    if (rule->until) {
        const local_second until = until_of(*rule->until, series);
        if (!series.whole_days && until < series.at) return {};
        window.to = std::min(window.to, until);
    }
    auto found = recurring_times(*rule, window, budget_);
    if (!found) {
        notes_.add(line, found.error().text + "; this event counts once");
        return {series.at};
    }
    if (found->cut)
        notes_.add(line,
                   "found more repetitions in this calendar than are looked at; the later ones do not count");
    return std::move(found->times);
}

std::vector<series_reader::start> series_reader::starts_of(const entry& master, const occurrence& series) {
    std::vector<start> starts;
    if (master.rule.empty())
        starts.push_back({series.at, {}});
    else
        for (const local_second at : follow(master.rule, master.rule_line, series))
            starts.push_back({at, {}});
    for (const auto& span : master.more) {
        start one{in_series(span.from, series), span.lasts};
        if (span.to) one.lasts = between(span.from, *span.to, known_zone_of(span.from).value_or(series.zone));
        starts.push_back(one);
    }
    // An occurrence that is named twice counts once, with the length that an RDATE gives it.
    std::ranges::sort(starts, [](const start& a, const start& b) {
        return a.at != b.at ? a.at < b.at : a.lasts.has_value() > b.lasts.has_value();
    });
    const auto [end, rest] = std::ranges::unique(starts, {}, &start::at);
    starts.erase(end, rest);
    return starts;
}

void series_reader::leave_out(std::vector<start>& starts, const entry& master, const occurrence& series,
                              std::span<const entry* const> overrides) {
    std::set<local_second> moments;
    std::set<date> whole_days;
    const auto name = [&](const written_time& t) {
        if (t.is == written_time::form::date)
            whole_days.insert(std::chrono::floor<days>(t.at));
        else
            moments.insert(in_series(t, series));
    };
    std::ranges::for_each(master.left_out, name);
    for (const entry* other : overrides) name(*other->recurrence);
    if (!master.left_out_by.empty() && !budget_.spent()) {
        const auto out = follow(master.left_out_by, master.left_out_line, series);
        // An EXRULE leaves out what it names; `follow` adds DTSTART, which stays.
        std::ranges::copy_if(out, std::inserter(moments, moments.end()),
                             [&](auto at) { return at != series.at; });
    }
    std::erase_if(starts, [&](const start& s) {
        return moments.contains(s.at) || whole_days.contains(std::chrono::floor<days>(s.at));
    });
}

std::vector<occurrence> series_reader::expand(const entry& master, std::span<const entry* const> overrides) {
    const occurrence series = once(master);
    const bool alone =
        master.rule.empty() && master.more.empty() && master.left_out.empty() && overrides.empty();
    if (alone) return {series};
    if (!budget_.take(1 + master.left_out.size() + overrides.size())) {
        notes_.add(master.line,
                   "found more repetitions in this calendar than are looked at; this event counts once");
        return {series};
    }
    auto starts = starts_of(master, series);
    leave_out(starts, master, series, overrides);
    // Changes of all later occurrences, by the one that they begin with.
    std::vector<std::pair<local_second, const entry*>> changes;
    for (const entry* other : overrides)
        if (other->and_future) changes.emplace_back(in_series(*other->recurrence, series), other);
    std::ranges::sort(changes, {}, [](const auto& c) { return c.first; });
    std::vector<occurrence> made;
    made.reserve(starts.size());
    for (const start& s : starts) {
        const auto after = std::ranges::upper_bound(changes, s.at, {}, [](const auto& c) { return c.first; });
        if (after == changes.begin()) {
            made.push_back({&master, s.at, s.lasts.value_or(series.lasts), series.whole_days, series.zone});
            continue;
        }
        const auto& [from, change] = *std::prev(after);
        occurrence moved = once(*change);
        const auto there = [&](local_second at) { return moved.zone.to_local(series.zone.to_instant(at)); };
        const bool same = moved.whole_days || series.whole_days;
        moved.at += same ? s.at - from : there(s.at) - there(from);
        made.push_back(std::move(moved));
    }
    return made;
}

} // namespace intouch::ical
