// SPDX-License-Identifier: MIT
#include "http/http_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace intouch::http {
namespace {

using std::chrono::hours;

constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Reads the text from the left. After the first part that does not fit, `good` stays false.
struct scanner {
    std::string_view rest;
    bool good = true;

    void literal(std::string_view text) {
        good = good && rest.starts_with(text);
        if (good) rest.remove_prefix(text.size());
    }
    int number(std::size_t digits) {
        good = good && rest.size() >= digits &&
               std::ranges::all_of(rest.substr(0, digits), [](char c) { return c >= '0' && c <= '9'; });
        if (!good) return 0;
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) value = value * 10 + (rest[i] - '0');
        rest.remove_prefix(digits);
        return value;
    }
    void weekday(bool in_full) {
        const auto found = std::ranges::find_if(weekdays, [&](std::string_view name) {
            return rest.starts_with(in_full ? name : name.substr(0, 3));
        });
        good = good && found != weekdays.end();
        if (good) rest.remove_prefix(in_full ? found->size() : 3);
    }
    std::chrono::month month() {
        const auto found =
            std::ranges::find_if(months, [&](std::string_view name) { return rest.starts_with(name); });
        good = good && found != months.end();
        if (!good) return std::chrono::month(0);
        rest.remove_prefix(3);
        return std::chrono::month(static_cast<unsigned>(found - months.begin()) + 1);
    }
    seconds time() {
        const int h = number(2);
        literal(":");
        const int m = number(2);
        literal(":");
        const int s = number(2);
        good = good && h < 24 && m < 60 && s <= 60; // 60: a leap second
        return hours(h) + minutes(m) + seconds(s);
    }
};

std::optional<instant> made(const scanner& s, int year, std::chrono::month month, int day, seconds time) {
    const std::chrono::year_month_day ymd(std::chrono::year(year), month,
                                          std::chrono::day(static_cast<unsigned>(day)));
    if (!s.good || !s.rest.empty() || !ymd.ok()) return std::nullopt;
    return std::chrono::sys_days(ymd) + time;
}

std::optional<instant> parse_fixdate(scanner s) {
    s.weekday(false);
    s.literal(", ");
    const int day = s.number(2);
    s.literal(" ");
    const auto month = s.month();
    s.literal(" ");
    const int year = s.number(4);
    s.literal(" ");
    const auto time = s.time();
    s.literal(" GMT");
    return made(s, year, month, day, time);
}

std::optional<instant> parse_rfc850(scanner s, int now) {
    s.weekday(true);
    s.literal(", ");
    const int day = s.number(2);
    s.literal("-");
    const auto month = s.month();
    s.literal("-");
    int year = now - now % 100 + s.number(2);
    if (year > now + 50) year -= 100;
    if (year < now - 50) year += 100;
    s.literal(" ");
    const auto time = s.time();
    s.literal(" GMT");
    return made(s, year, month, day, time);
}

std::optional<instant> parse_asctime(scanner s) {
    s.weekday(false);
    s.literal(" ");
    const auto month = s.month();
    s.literal(" ");
    const bool padded = s.rest.starts_with(' ');
    if (padded) s.literal(" ");
    const int day = s.number(padded ? 1 : 2);
    s.literal(" ");
    const auto time = s.time();
    s.literal(" ");
    const int year = s.number(4);
    return made(s, year, month, day, time);
}

} // namespace

std::string print_http_date(instant at) {
    const auto day = std::chrono::floor<days>(at);
    const std::chrono::year_month_day ymd(day);
    const std::chrono::hh_mm_ss time(at - day);
    const auto weekday = weekdays.at(std::chrono::weekday(day).c_encoding()).substr(0, 3);
    const auto month = months.at(static_cast<unsigned>(ymd.month()) - 1);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", weekday, static_cast<unsigned>(ymd.day()),
                       month, static_cast<int>(ymd.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::optional<instant> parse_http_date(std::string_view text, std::chrono::year now) {
    const scanner whole{text};
    if (const auto at = parse_fixdate(whole)) return at;
    if (const auto at = parse_rfc850(whole, static_cast<int>(now))) return at;
    return parse_asctime(whole);
}

} // namespace intouch::http
