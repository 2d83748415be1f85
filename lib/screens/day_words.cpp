// SPDX-License-Identifier: MIT
#include "screens/day_words.hpp"

#include "core/weekday_names.hpp"
#include "words/dates.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace intouch::screens {

namespace {

std::string day_and_month(date day, date today) {
    constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
    const auto ymd = civil(day);
    auto text = fmt::format("{} {}", unsigned{ymd.day()}, months.at(unsigned{ymd.month()} - 1));
    return ymd.year() == civil(today).year() ? text : fmt::format("{} {}", text, int{ymd.year()});
}

std::string count(long n, std::string_view unit) {
    return fmt::format("{} {}{} ago", n, unit, n == 1 ? "" : "s");
}

} // namespace

std::string long_day(date day, date today) {
    return fmt::format("{} {}", long_name(weekday_of(day)), day_and_month(day, today));
}

std::string ago(date day, date today) {
    constexpr long two_weeks = 14, half_a_year = 182, two_years = 730;
    const long gone = (today - day).count();
    if (gone <= 0) return "today";
    if (gone == 1) return "yesterday";
    if (gone < two_weeks) return count(gone, "day");
    if (gone < half_a_year) return count(gone / 7, "week");
    const auto from = civil(day);
    const auto to = civil(today);
    const long months =
        ((to.year() / to.month()) - (from.year() / from.month())).count() - (to.day() < from.day() ? 1 : 0);
    if (gone < two_years) return count(months, "month");
    return count(months / 12, "year");
}

std::string ago(instant at, instant now, const time_zone& zone) {
    const auto gone = std::chrono::floor<minutes>(now - at);
    if (gone < minutes(1)) return "just now";
    if (gone < minutes(60)) return count(gone.count(), "minute");
    if (gone < days(1)) return count(gone / minutes(60), "hour");
    return ago(day_at(zone, at), day_at(zone, now));
}

std::string near_day(date day, date today) {
    if (day == today) return "today";
    if (day == today + days(1)) return "tomorrow";
    if (day > today && day < today + days(7)) return std::string(long_name(weekday_of(day)));
    return day_and_month(day, today);
}

std::string clock_at(instant at, const time_zone& zone) {
    return words::clock(time_of(std::chrono::floor<minutes>(zone.to_local(at))));
}

} // namespace intouch::screens
