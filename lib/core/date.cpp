// SPDX-License-Identifier: MIT
#include "core/date.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "core/weekday_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace intouch {

namespace {

using std::chrono::hours;
using std::chrono::month;
using std::chrono::year;

/// Reads a text from the left. After the first mismatch `ok` stays false.
struct reader {
    std::string_view rest;
    bool ok = true;

    int digits(std::size_t count) {
        ok = ok && rest.size() >= count && std::ranges::all_of(rest.substr(0, count), is_digit);
        int value = 0;
        if (!ok) {
            return value;
        }
        for (const char c : rest.substr(0, count)) {
            value = value * 10 + (c - '0');
        }
        rest.remove_prefix(count);
        return value;
    }
    char one_of(std::string_view choices) {
        ok = ok && !rest.empty() && choices.contains(rest.front());
        if (!ok) {
            return '\0';
        }
        const char taken = rest.front();
        rest.remove_prefix(1);
        return taken;
    }
    void skip_digits() { rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size())); }
    [[nodiscard]] bool done() const { return ok && rest.empty(); }
};

/// The numbers of the text, not checked yet.
struct written_date {
    int year = 0;
    int month = 0;
    int day = 0;
};

struct clock_time {
    int hour = 0;
    int minute = 0;
    int second = 0;

    [[nodiscard]] bool valid() const { return hour < 24 && minute < 60 && second < 60; }
};

written_date read_written_date(reader& r) {
    written_date d;
    d.year = r.digits(4);
    r.one_of("-");
    d.month = r.digits(2);
    r.one_of("-");
    d.day = r.digits(2);
    return d;
}

/// `text` is the input that messages quote.
result<date> checked_date(const written_date& written, std::string_view text) {
    const std::chrono::year_month_day day{year{written.year}, month{static_cast<unsigned>(written.month)},
                                          std::chrono::day{static_cast<unsigned>(written.day)}};
    if (day.year() < first_year || day.year() > last_year) {
        return fail(errc::invalid, fmt::format("found {}, expected a year from {} to {}", quoted(text),
                                               static_cast<int>(first_year), static_cast<int>(last_year)));
    }
    if (!day.month().ok()) {
        return fail(errc::invalid, fmt::format("found {}, expected a month from 01 to 12", quoted(text)));
    }
    if (!day.ok()) {
        const std::chrono::year_month_day_last last = day.year() / day.month() / std::chrono::last;
        return fail(errc::invalid,
                    fmt::format("found {}, but {} {} has days 01 to {}", quoted(text), long_name(day.month()),
                                written.year, static_cast<unsigned>(last.day())));
    }
    return date{day};
}

std::string print_civil(std::chrono::year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::unexpected<error> no_time(std::string_view text) {
    return fail(errc::invalid, fmt::format("found {}, expected a time from 00:00 to 23:59", quoted(text)));
}

} // namespace

result<date> parse_date(std::string_view text) {
    reader r{text};
    const written_date written = read_written_date(r);
    if (!r.done()) {
        return fail(errc::invalid,
                    fmt::format("found {}, expected a date such as \"2026-12-03\"", quoted(text)));
    }
    return checked_date(written, text);
}

result<month_day> parse_month_day(std::string_view text) {
    reader r{text};
    const int m = r.digits(2);
    r.one_of("-");
    const int d = r.digits(2);
    if (!r.done()) {
        return fail(errc::invalid,
                    fmt::format("found {}, expected a month and day such as \"12-10\"", quoted(text)));
    }
    const std::chrono::month_day day{month{static_cast<unsigned>(m)},
                                     std::chrono::day{static_cast<unsigned>(d)}};
    if (!day.month().ok()) {
        return fail(errc::invalid, fmt::format("found {}, expected a month from 01 to 12", quoted(text)));
    }
    if (!day.ok()) {
        constexpr year leap_year{2000};
        const std::chrono::year_month_day_last last = leap_year / day.month() / std::chrono::last;
        return fail(errc::invalid, fmt::format("found {}, but {} has days 01 to {}", quoted(text),
                                               long_name(day.month()), static_cast<unsigned>(last.day())));
    }
    return month_day{day.month(), day.day()};
}

result<when> parse_when(std::string_view text) {
    reader r{text};
    const written_date written = read_written_date(r);
    clock_time clock;
    const bool timed = r.ok && !r.rest.empty();
    if (timed) {
        r.one_of("Tt ");
        clock.hour = r.digits(2);
        r.one_of(":");
        clock.minute = r.digits(2);
        if (r.rest.starts_with(':')) {
            r.one_of(":");
            clock.second = r.digits(2);
        }
    }
    if (!r.done()) {
        return fail(errc::invalid,
                    fmt::format("found {}, expected a date such as \"2026-12-03\" or \"2026-12-03T17:30\"",
                                quoted(text)));
    }
    const result<date> day = checked_date(written, text);
    if (!day) {
        return std::unexpected(day.error());
    }
    if (!clock.valid()) {
        return no_time(text);
    }
    return when{*day, timed ? std::optional(hours{clock.hour} + minutes{clock.minute}) : std::nullopt};
}

result<instant> parse_instant(std::string_view text) {
    reader r{text};
    const written_date written = read_written_date(r);
    r.one_of("Tt ");
    clock_time clock;
    clock.hour = r.digits(2);
    r.one_of(":");
    clock.minute = r.digits(2);
    r.one_of(":");
    clock.second = r.digits(2);
    if (r.rest.starts_with('.')) {
        r.one_of(".");
        r.digits(1);
        r.skip_digits();
    }
    const char sign = r.one_of("Zz+-");
    clock_time offset;
    if (sign == '+' || sign == '-') {
        offset.hour = r.digits(2);
        r.one_of(":");
        offset.minute = r.digits(2);
    }
    if (!r.done()) {
        return fail(errc::invalid, fmt::format("found {}, expected a moment such as \"2026-12-01T08:00:00Z\"",
                                               quoted(text)));
    }
    const bool leap_second = clock.second == 60;
    if (leap_second) {
        clock.second = 59;
    }
    if (!clock.valid() || !offset.valid()) {
        return no_time(text);
    }
    const result<date> day = checked_date(written, text);
    if (!day) {
        return std::unexpected(day.error());
    }
    const minutes east = (hours{offset.hour} + minutes{offset.minute}) * (sign == '-' ? -1 : 1);
    const instant at{day->time_since_epoch() + hours{clock.hour} + minutes{clock.minute} +
                     seconds{clock.second} - east};
    if (!leap_second) {
        return at;
    }
    const instant after = at + seconds{1};
    return after == std::chrono::floor<days>(after) ? result<instant>(after) : no_time(text);
}

result<minutes> parse_time(std::string_view text) {
    reader r{text};
    clock_time clock;
    clock.hour = r.digits(text.find(':') == 1 ? 1 : 2);
    r.one_of(":");
    clock.minute = r.digits(2);
    if (!r.done()) {
        return fail(errc::invalid, fmt::format("found {}, expected a time such as \"17:30\"", quoted(text)));
    }
    if (!clock.valid()) {
        return no_time(text);
    }
    return hours{clock.hour} + minutes{clock.minute};
}

std::string print(date day) { return print_civil(civil(day)); }

std::string print(local_minute time) { return print(day_of(time)) + 'T' + print_time(time_of(time)); }

std::string print(const when& w) { return w.time ? print(local_minute{w.day} + *w.time) : print(w.day); }

std::string print(instant at) {
    const auto day = std::chrono::floor<days>(at);
    const std::chrono::hh_mm_ss clock{at - day};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", print_civil(std::chrono::year_month_day{day}),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string print(month_day day) {
    return fmt::format("{:02}-{:02}", static_cast<unsigned>(day.month), static_cast<unsigned>(day.day));
}

std::string print_time(minutes time) {
    return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

date in_year(month_day day, year y) {
    const std::chrono::year_month_day wanted{y, day.month, day.day};
    return wanted.ok() ? date{wanted} : date{y / day.month / std::chrono::last};
}

} // namespace intouch
