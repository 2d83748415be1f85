// SPDX-License-Identifier: MIT
// Days, wall-clock times and instants. A day or wall time without a zone is a *local* time of std::chrono; an
// instant is a *system* time. The types differ, so that the compiler rejects a mix-up.
#pragma once

#include "core/result.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace intouch {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;
using date = std::chrono::local_days;                  ///< a calendar day; the context says in which zone
using local_minute = std::chrono::local_time<minutes>; ///< a wall-clock time; the context says in which zone
using local_second = std::chrono::local_time<seconds>;
using instant = std::chrono::sys_seconds; ///< UTC

/// A day that returns every year; it may be 29 February.
struct month_day {
    std::chrono::month month{1};
    std::chrono::day day{1};
    auto operator<=>(const month_day&) const = default;
};

/// A day, with a time when the time is known.
struct when {
    date day;
    std::optional<minutes> time; ///< since midnight, 0 to 1439
    auto operator<=>(const when&) const = default;
};

/// "2026-12-03"; years 1900 to 2199. `errc::invalid` says what is wrong, such as a day that the month does
/// not have.
[[nodiscard]] result<date> parse_date(std::string_view text);
/// No date is outside of these years.
inline constexpr std::chrono::year first_year{1900};
inline constexpr std::chrono::year last_year{2199};

/// "12-10"; "02-29" is allowed.
[[nodiscard]] result<month_day> parse_month_day(std::string_view text);
/// "2026-12-03", "2026-12-03T17:30" or "2026-12-03 17:30". Seconds are accepted and dropped.
[[nodiscard]] result<when> parse_when(std::string_view text);
/// "2026-12-01T08:00:00Z", or with an offset (RFC 3339 5.6). Fractions of a second are dropped. The leap
/// second 23:59:60 UTC becomes the second after it.
[[nodiscard]] result<instant> parse_instant(std::string_view text);
/// "17:30" or "9:30"; 00:00 to 23:59.
[[nodiscard]] result<minutes> parse_time(std::string_view text);

[[nodiscard]] std::string print(date day);          ///< "2026-12-03"
[[nodiscard]] std::string print(local_minute time); ///< "2026-12-03T17:30"
[[nodiscard]] std::string print(const when& w);     ///< "2026-12-03" or "2026-12-03T17:30"
[[nodiscard]] std::string print(instant at);        ///< "2026-12-01T08:00:00Z"
[[nodiscard]] std::string print(month_day day);     ///< "12-10"
[[nodiscard]] std::string print_time(minutes time); ///< "17:30"; 1440 is "24:00"

/// The day in that year. 29 February becomes 28 February in a year that is not a leap year.
[[nodiscard]] date in_year(month_day day, std::chrono::year year);

[[nodiscard]] constexpr std::chrono::year_month_day civil(date day) {
    return std::chrono::year_month_day(day);
}
[[nodiscard]] constexpr std::chrono::weekday weekday_of(date day) { return std::chrono::weekday(day); }
[[nodiscard]] constexpr date monday_of(date day) { return day - (weekday_of(day) - std::chrono::Monday); }
[[nodiscard]] constexpr date day_of(local_minute time) { return std::chrono::floor<days>(time); }
[[nodiscard]] constexpr minutes time_of(local_minute time) { return time - std::chrono::floor<days>(time); }

} // namespace intouch
