// SPDX-License-Identifier: MIT
#include "core/span.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <optional>
#include <system_error>
#include <utility>

namespace intouch {

namespace {

using namespace std::string_view_literals;

/// The parts of "6 weeks": a count without a sign, and a unit in lower case.
struct counted {
    std::int64_t count = 0; ///< the largest value when the digits do not fit
    std::string unit;       ///< singular
};

std::optional<counted> parse_counted(std::string_view text) {
    const std::size_t gap = text.find(' ');
    if (gap == 0 || gap == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view digits = text.substr(0, gap);
    if (digits.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    counted c;
    const char* first = &digits.front();
    if (std::from_chars(first, first + digits.size(), c.count).ec == std::errc::result_out_of_range) {
        c.count = std::numeric_limits<std::int64_t>::max();
    }
    c.unit = lower_ascii(text.substr(std::min(text.find_first_not_of(' ', gap), text.size())));
    if (c.unit.ends_with('s')) {
        c.unit.pop_back();
    }
    return c;
}

struct unit_bound {
    std::string_view name;
    span_unit unit;
    int most; ///< 10 years in this unit
};
constexpr std::array unit_bounds = {
    unit_bound{"day", span_unit::day, 3652}, unit_bound{"week", span_unit::week, 521},
    unit_bound{"month", span_unit::month, 120}, unit_bound{"year", span_unit::year, 10}};

constexpr std::array single_words = {
    std::pair{"day"sv, span{1, span_unit::day}},          std::pair{"week"sv, span{1, span_unit::week}},
    std::pair{"month"sv, span{1, span_unit::month}},      std::pair{"year"sv, span{1, span_unit::year}},
    std::pair{"daily"sv, span{1, span_unit::day}},        std::pair{"weekly"sv, span{1, span_unit::week}},
    std::pair{"fortnightly"sv, span{2, span_unit::week}}, std::pair{"monthly"sv, span{1, span_unit::month}},
    std::pair{"quarterly"sv, span{3, span_unit::month}},  std::pair{"yearly"sv, span{1, span_unit::year}},
    std::pair{"annually"sv, span{1, span_unit::year}}};

constexpr minutes longest_duration = days{31};

date plus_months(date day, int count) {
    const std::chrono::year_month_day from = civil(day);
    const std::chrono::year_month month = from.year() / from.month() + std::chrono::months{count};
    const std::chrono::year_month_day last{month / std::chrono::last};
    return date{month / std::min(from.day(), last.day())};
}

date plus(date day, span_unit unit, int count) {
    switch (unit) {
    case span_unit::day:
        return day + days{count};
    case span_unit::week:
        return day + std::chrono::weeks{count};
    case span_unit::month:
        return plus_months(day, count);
    case span_unit::year:
        return plus_months(day, 12 * count);
    }
    std::unreachable();
}

std::string counted_noun(std::int64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

} // namespace

result<span> parse_span(std::string_view text, bool zero_allowed) {
    const std::string lower = lower_ascii(text);
    if (const auto* word = std::ranges::find(single_words, lower, &std::pair<std::string_view, span>::first);
        word != single_words.end()) {
        return word->second;
    }
    const bool negative = text.starts_with('-');
    const std::optional<counted> c = parse_counted(negative ? text.substr(1) : text);
    const auto* bound = c ? std::ranges::find(unit_bounds, c->unit, &unit_bound::name) : unit_bounds.end();
    if (bound == unit_bounds.end()) {
        return fail(errc::invalid,
                    fmt::format("found {}, expected a span such as \"6 weeks\"", quoted(text)));
    }
    if (negative || (c->count == 0 && !zero_allowed)) {
        return fail(errc::invalid, fmt::format("found {}, expected a span of at least \"{}\"", quoted(text),
                                               zero_allowed ? "0 days" : "1 day"));
    }
    if (c->count > bound->most) {
        return fail(errc::invalid,
                    fmt::format("found {}, expected a span of at most \"10 years\"", quoted(text)));
    }
    return span{static_cast<int>(c->count), bound->unit};
}

std::string print(span s) { return counted_noun(s.count, unit_bounds[std::to_underlying(s.unit)].name); }

date operator+(date day, span s) { return plus(day, s.unit, s.count); }
date operator-(date day, span s) { return plus(day, s.unit, -s.count); }

days length(span s, date from) { return from + s - from; }

double mean_days(span s) {
    constexpr std::array mean = {1.0, 7.0, 30.436875, 365.2425};
    return s.count * mean[std::to_underlying(s.unit)];
}

result<minutes> parse_duration(std::string_view text) {
    const bool negative = text.starts_with('-');
    const std::optional<counted> c = parse_counted(negative ? text.substr(1) : text);
    minutes unit{0};
    if (c && c->unit == "minute") {
        unit = minutes{1};
    }
    if (c && c->unit == "hour") {
        unit = std::chrono::hours{1};
    }
    if (c && c->unit == "day") {
        unit = days{1};
    }
    if (unit == minutes{0}) {
        return fail(
            errc::invalid,
            fmt::format("found {}, expected minutes, hours or days such as \"2 hours\"", quoted(text)));
    }
    if (negative && c->count != 0) {
        return fail(errc::invalid, fmt::format("found {}, expected at least \"0 minutes\"", quoted(text)));
    }
    if (c->count > longest_duration / unit) {
        return fail(errc::invalid, fmt::format("found {}, expected at most \"31 days\"", quoted(text)));
    }
    return c->count * unit;
}

std::string print_duration(minutes m) {
    using std::chrono::hours;
    if (m == minutes{0} || m % hours{1} != minutes{0}) {
        return counted_noun(m.count(), "minute");
    }
    if (m % days{1} != minutes{0}) {
        return counted_noun(m / hours{1}, "hour");
    }
    return counted_noun(m / days{1}, "day");
}

} // namespace intouch
