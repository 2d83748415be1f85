// SPDX-License-Identifier: MIT
// A rule is expanded a period at a time (a day, week, month or year): the days of the period that its parts
// name, in order, of which BYSETPOS takes some. A period has at most 366 days, and there are at most as many
// periods as days between `first` and `last`, so the work is bounded whatever the rule says.
#include "ical/rule.hpp"

#include <algorithm>

namespace intouch::ical {

namespace {

using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month;

date end_of(year_month m) { return std::chrono::local_days(m / last); }
date begin_of(year_month m) { return std::chrono::local_days(m / 1); }

bool names_month(const rule& r, month m) {
    return r.months.empty() || std::ranges::find(r.months, m) != r.months.end();
}

bool names_month_day(const rule& r, date day) {
    if (r.month_days.empty()) return true;
    const auto ymd = civil(day);
    const auto ahead = static_cast<int>(static_cast<unsigned>(ymd.day()));
    const auto back = static_cast<int>((day - end_of(ymd.year() / ymd.month())).count()) - 1;
    return std::ranges::any_of(r.month_days, [&](int n) { return n == ahead || n == back; });
}

/// Whether BYDAY names that day of a span of days, which is a month or a year.
bool names_day(const rule& r, date day, date from, date to) {
    if (r.days.empty()) return true;
    const int ahead = static_cast<int>((day - from).count() / 7) + 1;
    const int back = -static_cast<int>((to - day).count() / 7) - 1;
    return std::ranges::any_of(r.days, [&](const by_day& d) {
        return d.day == weekday_of(day) && (d.nth == 0 || d.nth == ahead || d.nth == back);
    });
}

void add_month(const rule& r, year_month m, unsigned day_of_start, std::vector<date>& to) {
    if (!names_month(r, m.month())) return;
    const date begin = begin_of(m);
    const date end = end_of(m);
    if (r.days.empty() && r.month_days.empty()) {
        const date day = begin + days(day_of_start - 1);
        if (day <= end) to.push_back(day);
        return;
    }
    for (date day = begin; day <= end; day += days(1))
        if (names_month_day(r, day) && names_day(r, day, begin, end)) to.push_back(day);
}

void add_year(const rule& r, year y, std::chrono::year_month_day start, std::vector<date>& to) {
    if (!r.days.empty() && r.months.empty() && r.month_days.empty()) { // numbered within the year
        const date begin = begin_of(y / 1);
        const date end = end_of(y / 12);
        for (date day = begin; day <= end; day += days(1))
            if (names_day(r, day, begin, end)) to.push_back(day);
        return;
    }
    const bool own_month = r.months.empty() && r.month_days.empty();
    for (month m{1};; ++m) {
        if (!own_month || m == start.month()) add_month(r, y / m, static_cast<unsigned>(start.day()), to);
        if (m == std::chrono::December) return;
    }
}

/// The days of the period that lies `n` periods after the one with `first`.
std::vector<date> period(const rule& r, date first, int n, date& begin) {
    std::vector<date> found;
    const auto start = civil(first);
    switch (r.freq) {
    case rule_frequency::daily:
        begin = first + days(n);
        if (names_month(r, civil(begin).month()) && names_month_day(r, begin) &&
            names_day(r, begin, begin, begin))
            found.push_back(begin);
        break;
    case rule_frequency::weekly:
        begin = first - (weekday_of(first) - r.week_start) + days(7 * n);
        for (date day = begin; day < begin + days(7); day += days(1)) {
            const bool named = r.days.empty()
                                   ? weekday_of(day) == weekday_of(first)
                                   : std::ranges::find(r.days, weekday_of(day), &by_day::day) != r.days.end();
            if (named && names_month(r, civil(day).month())) found.push_back(day);
        }
        break;
    case rule_frequency::monthly: {
        const auto m = start.year() / start.month() + std::chrono::months(n);
        begin = begin_of(m);
        add_month(r, m, static_cast<unsigned>(start.day()), found);
        break;
    }
    case rule_frequency::yearly:
        begin = begin_of((start.year() + std::chrono::years(n)) / 1);
        add_year(r, start.year() + std::chrono::years(n), start, found);
        break;
    }
    if (r.positions.empty()) return found;
    std::vector<date> chosen;
    const auto size = static_cast<int>(found.size());
    for (int i = 0; i < size; ++i)
        if (std::ranges::any_of(r.positions, [&](int p) { return p == i + 1 || p == i - size; }))
            chosen.push_back(found[static_cast<std::size_t>(i)]);
    return chosen;
}

/// How many whole periods lie before `from` for certain; none when they have to be counted.
int periods_before(const rule& r, date first, date from) {
    if (r.count || from <= first) return 0;
    const auto gone = static_cast<int>((from - first).count());
    switch (r.freq) {
    case rule_frequency::daily:
        return gone;
    case rule_frequency::weekly:
        return std::max(0, gone / 7 - 1);
    case rule_frequency::monthly:
        return std::max(0, gone / 31 - 1);
    case rule_frequency::yearly:
        return std::max(0, gone / 366 - 1);
    }
    return 0;
}

} // namespace

std::vector<date> recurring_days(const rule& r, date first, date from, date to, std::size_t most) {
    std::vector<date> found;
    if (first > to || most == 0) return found;
    if (first >= from) found.push_back(first);
    int counted = 1;
    for (int n = periods_before(r, first, from) / r.interval * r.interval;; n += r.interval) {
        date begin;
        for (const date day : period(r, first, n, begin)) {
            if (day <= first) continue;
            if (day > to || (r.count && counted == *r.count) || found.size() == most) return found;
            ++counted;
            if (day >= from) found.push_back(day);
        }
        if (begin > to) return found;
    }
}

} // namespace intouch::ical
