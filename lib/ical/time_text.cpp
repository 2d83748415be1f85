// SPDX-License-Identifier: MIT
#include "ical/time_text.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace intouch::ical {

namespace {

constexpr int longest_duration = 100'000; // of any unit: a century in weeks, days, hours or minutes

/// All digits of `text`, which are at most nine.
std::optional<int> digits(std::string_view text) {
    if (text.empty() || text.size() > 9) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<date> parse_day(std::string_view text) {
    if (text.size() != 8) return std::nullopt;
    const auto y = digits(text.substr(0, 4));
    const auto m = digits(text.substr(4, 2));
    const auto d = digits(text.substr(6, 2));
    if (!y || !m || !d || *y < 1900 || *y > 2199) return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year(*y),
                                          std::chrono::month(static_cast<unsigned>(*m)),
                                          std::chrono::day(static_cast<unsigned>(*d))};
    if (!ymd.ok()) return std::nullopt;
    return std::chrono::local_days(ymd);
}

std::optional<seconds> parse_clock(std::string_view text) {
    if (text.size() != 6) return std::nullopt;
    const auto h = digits(text.substr(0, 2));
    const auto m = digits(text.substr(2, 2));
    const auto s = digits(text.substr(4, 2));
    if (!h || !m || !s || *h > 23 || *m > 59 || *s > 60) return std::nullopt;
    // A leap second counts as the second before it.
    return std::chrono::hours(*h) + minutes(*m) + seconds(std::min(*s, 59));
}

} // namespace

result<moment> parse_time_text(std::string_view text) {
    const auto refuse = [&] {
        return fail(
            errc::invalid,
            fmt::format("found {}, expected a time such as 20261203 or 20261203T170000Z", quoted(text)));
    };
    const auto day = parse_day(text.substr(0, 8));
    if (!day) return refuse();
    if (text.size() == 8) return moment{*day};
    const bool utc = text.ends_with('Z') || text.ends_with('z');
    const std::string_view clock = text.substr(8, text.size() - 8 - (utc ? 1 : 0));
    if (clock.size() != 7 || (clock.front() != 'T' && clock.front() != 't')) return refuse();
    const auto time = parse_clock(clock.substr(1));
    if (!time) return refuse();
    const local_second at = *day + *time;
    if (utc) return moment{instant{at.time_since_epoch()}};
    return moment{zoned_time{at, {}}};
}

result<duration> parse_duration_text(std::string_view text) {
    const std::string_view whole = text;
    const auto refuse = [&] {
        return fail(errc::invalid, fmt::format("found {}, expected a duration such as PT1H", quoted(whole)));
    };
    const bool back = text.starts_with('-');
    if (back || text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P') || text.size() == 1) return refuse();
    text.remove_prefix(1);
    duration found;
    bool of_day = false;
    while (!text.empty()) {
        if (text.front() == 'T' && !of_day && text.size() > 1) {
            of_day = true;
            text.remove_prefix(1);
        }
        const std::size_t end = text.find_first_not_of("0123456789");
        if (end == std::string_view::npos) return refuse();
        const auto count = digits(text.substr(0, end));
        if (!count || *count > longest_duration * (text[end] == 'S' ? 3600 : 1)) return refuse();
        switch (text[end]) {
        case 'W':
            found.whole += days(7 * *count);
            break;
        case 'D':
            found.whole += days(*count);
            break;
        case 'H':
            found.exact += std::chrono::hours(*count);
            break;
        case 'M':
            found.exact += minutes(*count);
            break;
        case 'S':
            found.exact += seconds(*count);
            break;
        default:
            return refuse();
        }
        const bool day_unit = text[end] == 'W' || text[end] == 'D';
        if (day_unit == of_day) return refuse();
        text.remove_prefix(end + 1);
    }
    if (back) found = {-found.whole, -found.exact};
    return found;
}

result<seconds> parse_offset_text(std::string_view text) {
    const auto refuse = [&] {
        return fail(errc::invalid, fmt::format("found {}, expected an offset such as +0100", quoted(text)));
    };
    if ((text.size() != 5 && text.size() != 7) || (text[0] != '+' && text[0] != '-')) return refuse();
    const auto h = digits(text.substr(1, 2));
    const auto m = digits(text.substr(3, 2));
    const auto s = text.size() == 7 ? digits(text.substr(5, 2)) : std::optional(0);
    if (!h || !m || !s || *h > 23 || *m > 59 || *s > 59) return refuse();
    const seconds size = std::chrono::hours(*h) + minutes(*m) + seconds(*s);
    return text[0] == '-' ? -size : size;
}

} // namespace intouch::ical
