// SPDX-License-Identifier: MIT
#include "ical/named_days.hpp"

#include <algorithm>
#include <chrono>

namespace intouch::ical {

namespace {

constexpr int years_looked_at = 40;

/// Whether `list` has the number of something that is the `nth` of `of`.
bool named(const std::vector<int>& list, int nth, int of) {
    return list.empty() || std::ranges::binary_search(list, nth) ||
           std::ranges::binary_search(list, nth - of - 1);
}

/// The first day of week 1: the first week with four days in the year (RFC 5545 3.3.10, BYWEEKNO).
date first_week(std::chrono::year year, std::chrono::weekday week_start) {
    const date fourth{std::chrono::local_days(year / std::chrono::January / 4)};
    return fourth - (weekday_of(fourth) - week_start);
}

bool in_named_week(const named_days& days, date day, std::chrono::year year) {
    if (days.weeks.empty()) return true;
    if (day < first_week(year, days.week_start)) --year;
    if (day >= first_week(year + std::chrono::years(1), days.week_start)) ++year;
    const date begin = first_week(year, days.week_start);
    const date end = first_week(year + std::chrono::years(1), days.week_start);
    return named(days.weeks, int((day - begin).count() / 7) + 1, int((end - begin).count() / 7));
}

/// `nth` day of a month or year of `of` days.
bool on_named_weekday(const named_days& days, std::chrono::weekday weekday, int nth, int of) {
    return days.weekdays.empty() || std::ranges::any_of(days.weekdays, [&](const auto& one) {
               const auto [number, named_weekday] = one;
               return named_weekday == weekday &&
                      (number == 0 || !days.weeks.empty() || number == (nth - 1) / 7 + 1 ||
                       number == -((of - nth) / 7 + 1));
           });
}

} // namespace

int count_named(const named_days& days, std::chrono::year year, std::chrono::month month) {
    if (!named(days.months, int(unsigned(month)), 12)) return 0;
    const date year_begin{std::chrono::local_days(year / std::chrono::January / 1)};
    const int year_length = year.is_leap() ? 366 : 365;
    const date begin{std::chrono::local_days(year / month / 1)};
    const int length = int(unsigned((year / month / std::chrono::last).day()));
    const bool within_months = days.by_month || !days.months.empty();
    int count = 0;
    for (int nth = 1; nth <= length; ++nth) {
        const date day = begin + std::chrono::days(nth - 1);
        const int day_of_year = int((day - year_begin).count()) + 1;
        if (named(days.month_days, nth, length) && named(days.year_days, day_of_year, year_length) &&
            on_named_weekday(days, weekday_of(day), within_months ? nth : day_of_year,
                             within_months ? length : year_length) &&
            in_named_week(days, day, year))
            ++count;
    }
    return count;
}

bool names_some_day(const named_days& days, date first) {
    const std::chrono::year_month_day begin = civil(first);
    const int step = !days.weeks.empty() ? 1 : days.by_month ? days.interval : 12 * days.interval;
    const std::chrono::year_month start =
        days.by_month ? begin.year() / begin.month() : begin.year() / std::chrono::January;
    for (int months = 0; months <= 12 * years_looked_at; months += step)
        for (int month = 0; month < std::min(step, days.by_month ? 1 : 12); ++month) {
            const auto at = start + std::chrono::months(months + month);
            if (count_named(days, at.year(), at.month()) > 0) return true;
        }
    return false;
}

} // namespace intouch::ical
