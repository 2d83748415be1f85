// SPDX-License-Identifier: MIT
#include "core/written_date.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "core/weekday_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace intouch {

namespace {

/// A number of `least` to `most` digits.
std::optional<int> number(std::string_view word, std::size_t least, std::size_t most) {
    const bool fits = word.size() >= least && word.size() <= most && !word.starts_with('-');
    return fits ? whole_number<int>(word) : std::nullopt;
}

/// `word` (in lower case) is the full name or its first three letters.
std::optional<std::chrono::month> month_called(std::string_view word) {
    for (unsigned number = 1; number <= 12; ++number) {
        const std::chrono::month month(number);
        if (word == lower_ascii(long_name(month)) || word == lower_ascii(short_name(month))) return month;
    }
    return std::nullopt;
}

struct written {
    std::optional<std::chrono::weekday> weekday;
    std::chrono::month month{};
    std::chrono::day day{};
    std::optional<std::chrono::year> year;
};

/// `text` is in lower case.
std::optional<written> read(std::string_view text) {
    auto words = words_of(text);
    written w;
    if (!words.empty()) w.weekday = parse_weekday(words.front());
    if (w.weekday) words.erase(words.begin());
    if (words.size() == 3) {
        const auto year = number(words.back(), 4, 4);
        if (!year) return std::nullopt;
        w.year = std::chrono::year(*year);
        words.pop_back();
    }
    if (words.size() != 2) return std::nullopt;
    if (month_called(words.front())) std::swap(words.front(), words.back());
    const auto day = number(words.front(), 1, 2);
    const auto month = month_called(words.back());
    if (!day || !month) return std::nullopt;
    w.day = std::chrono::day(static_cast<unsigned>(*day));
    w.month = *month;
    return w;
}

/// The year nearest to today, in that direction, that has this day. Today itself qualifies.
std::optional<std::chrono::year> year_of(const written& w, date today, looks direction) {
    const auto from = civil(today).year();
    for (int step = 0; step <= 8; ++step) { // 29 February returns within eight years
        const auto year = from + std::chrono::years(direction == looks::ahead ? step : -step);
        const auto ymd = year / w.month / w.day;
        if (!ymd.ok()) continue;
        const date day{ymd};
        if (direction == looks::ahead ? day >= today : day <= today) return year;
    }
    return std::nullopt;
}

} // namespace

std::optional<result<date>> parse_written_day(std::string_view text, date today, looks direction) {
    const auto w = read(lower_ascii(text));
    if (!w) return std::nullopt;
    const auto year = w->year ? w->year : year_of(*w, today, direction);
    const auto ymd = year.value_or(std::chrono::year(2000)) / w->month / w->day; // a leap year
    const auto month = long_name(w->month);
    if (!year || !ymd.ok()) {
        const unsigned last{(ymd.year() / w->month / std::chrono::last).day()};
        return fail(errc::invalid, fmt::format("found {}, but {}{} has days 1 to {}", quoted(text), month,
                                               w->year ? fmt::format(" {}", int{*year}) : "", last));
    }
    if (ymd.year() < first_year || ymd.year() > last_year)
        return fail(errc::invalid, fmt::format("found {}, expected a year from 1900 to 2199", quoted(text)));
    const date day{ymd};
    if (w->weekday && weekday_of(day) != *w->weekday)
        return fail(errc::invalid,
                    fmt::format("found {}, but {} {} {} is a {}", quoted(text), unsigned{w->day}, month,
                                int{*year}, long_name(weekday_of(day))));
    return day;
}

} // namespace intouch
