// SPDX-License-Identifier: MIT
#include "feed/series.hpp"

#include "plan/availability/occurrences.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::feed {

namespace {

constexpr int days_a_week = 7;

std::optional<ical::recurrence> rule_of(const series& s, const span& every) {
    std::vector<ical::by_day> days;
    for (unsigned i = 1; i <= days_a_week; ++i) { // Monday first
        const std::chrono::weekday day(i % days_a_week);
        if (s.weekdays.test(day.c_encoding())) days.push_back({day, s.nth});
    }
    if (s.nth != 0) {
        // Outlook reads the fifth as the last.
        constexpr int last_common = 4;
        if (s.nth > last_common) return std::nullopt;
        return ical::recurrence{ical::frequency::monthly, 1, days};
    }
    if (every.unit == span_unit::week) return ical::recurrence{ical::frequency::weekly, every.count, days};
    if (every.unit != span_unit::day) return std::nullopt;
    if (every.count == 1) return ical::recurrence{ical::frequency::weekly, 1, days};
    // A span of whole weeks falls on one weekday; other spans fall on every weekday.
    if (every.count % days_a_week != 0 && !s.weekdays.all()) return std::nullopt;
    return ical::recurrence{ical::frequency::daily, every.count, {}};
}

auto order(const series& s) {
    return std::tuple(s.start, s.length, s.nth < 0 ? days_a_week : s.nth, s.weekdays.to_ulong());
}

} // namespace

std::vector<series> series_of(const roster::block& b) {
    std::vector<series> found;
    const auto add = [&](const series& s) {
        const auto same = std::ranges::find_if(found, [&](const series& other) {
            return other.start == s.start && other.length == s.length && other.nth == s.nth &&
                   (s.nth == 0 || other.weekdays == s.weekdays);
        });
        if (same == found.end()) {
            found.push_back(s);
        } else {
            same->weekdays |= s.weekdays;
        }
    };
    for (const week_range& range : b.when) {
        series s{range.from, range.to - range.from, range.weekdays, range.nth, {}};
        if (range.nth == 0) {
            add(s);
            continue;
        }
        for (std::size_t i = 0; i < range.weekdays.size(); ++i) {
            if (!range.weekdays.test(i)) continue;
            s.weekdays.reset().set(i);
            add(s);
        }
    }
    for (series& s : found) {
        s.rule = rule_of(s, b.every);
    }
    std::ranges::sort(found, {}, order);
    return found;
}

bool occurs(const series& s, const roster::block& b, date day) {
    return begins_on(week_range{s.weekdays, s.nth, s.start, s.start + s.length}, day) &&
           plan::has_turn(b, day);
}

std::optional<date> first_occurrence(const series& s, const roster::block& b, date from) {
    const date begin = b.from ? std::max(from, *b.from) : from;
    for (date day = begin; day < begin + span{3, span_unit::year}; day += days(1)) {
        if (occurs(s, b, day)) return day;
    }
    return std::nullopt;
}

} // namespace intouch::feed
