// SPDX-License-Identifier: MIT
#include "words/dates.hpp"

#include "core/weekday_names.hpp"

#include <fmt/format.h>

namespace intouch::words {

namespace {

std::string day_and_month(date day) {
    const auto ymd = civil(day);
    return fmt::format("{} {}", unsigned{ymd.day()}, short_name(ymd.month()));
}

} // namespace

std::string full_date(date day) { return fmt::format("{} {}", day_and_month(day), int{civil(day).year()}); }

std::string short_date(date day, date near) {
    return civil(day).year() == civil(near).year() ? day_and_month(day) : full_date(day);
}

std::string short_weekday_date(date day, date near) {
    return fmt::format("{} {}", short_name(weekday_of(day)), short_date(day, near));
}

std::string weekday_date(date day) {
    return fmt::format("{} {}", short_name(weekday_of(day)), day_and_month(day));
}

std::string full_weekday_date(date day) { return in_words({day, {}}); }

std::string full_moment(instant at, const time_zone& zone) {
    const auto local = std::chrono::floor<minutes>(zone.to_local(at));
    const auto day = std::chrono::floor<days>(local);
    return in_words({day, local - day});
}

std::string full_moment(date day, const std::optional<instant>& start, const time_zone& zone) {
    return start ? full_moment(*start, zone) : full_weekday_date(day);
}

std::string clock(minutes of_day) { return print_time(of_day); }

} // namespace intouch::words
