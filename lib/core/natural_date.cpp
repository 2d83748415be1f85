// SPDX-License-Identifier: MIT
#include "core/natural_date.hpp"

#include "core/ascii.hpp"
#include "core/span.hpp"
#include "core/text.hpp"
#include "core/weekday_names.hpp"
#include "core/written_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace intouch {

namespace {

/// The spaces that do not break a line become plain ones: phones write them into times.
std::string with_plain_spaces(std::string_view text) {
    std::string plain(text);
    for (const std::string_view space : {"\u00a0", "\u202f"}) {
        for (auto at = plain.find(space); at != std::string::npos; at = plain.find(space, at)) {
            plain.replace(at, space.size(), " ");
        }
    }
    return plain;
}

/// With single spaces, and without spaces at the ends.
std::string tidied(std::string_view text) {
    std::string tidy;
    for (const char c : with_plain_spaces(text)) {
        if (c != ' ' || (!tidy.empty() && tidy.back() != ' ')) {
            tidy += c;
        }
    }
    if (tidy.ends_with(' ')) {
        tidy.pop_back();
    }
    return tidy;
}

date first_after(date day, std::chrono::weekday wanted) {
    const days ahead = wanted - weekday_of(day);
    return day + (ahead == days{0} ? days{7} : ahead);
}

date last_before(date day, std::chrono::weekday wanted) {
    const days back = weekday_of(day) - wanted;
    return day - (back == days{0} ? days{7} : back);
}

/// "friday" of "until friday".
std::string_view without_lead(std::string_view text) {
    for (const std::string_view lead : {"on ", "by ", "until ", "till "}) {
        if (text.starts_with(lead)) {
            return text.substr(lead.size());
        }
    }
    return text;
}

/// Takes "2 weeks" and "a week", not "weekly": an adverb names a frequency, not a moment.
std::optional<span> counted_span(std::string_view text) {
    if (text.starts_with("a ")) {
        return counted_span("1 " + std::string(text.substr(2)));
    }
    if (text.empty() || !is_digit(text.front())) {
        return std::nullopt;
    }
    const result<span> s = parse_span(text);
    return s ? std::optional(*s) : std::nullopt;
}

/// "3 days" for "3d"; so for weeks and years. Empty: none of these.
std::string long_form(std::string_view text) {
    const char letter = text.empty() ? ' ' : text.back();
    const std::string_view unit = letter == 'd'   ? "days"
                                  : letter == 'w' ? "weeks"
                                  : letter == 'y' ? "years"
                                                  : "";
    return unit.empty() ? std::string() : fmt::format("{} {}", text.substr(0, text.size() - 1), unit);
}

/// The span of "in 15 years", "15 years ago" and "+15y"; empty for any other text.
std::string span_in(std::string_view day) {
    if (day.starts_with("in ")) {
        return std::string(day.substr(3));
    }
    if (day.ends_with(" ago")) {
        return std::string(day.substr(0, day.size() - 4));
    }
    return day.starts_with('+') ? long_form(day.substr(1)) : std::string();
}

/// The fault of a day such as "in 15 years": the unit is known, and the span is too long or too short. Nothing for a
/// text of another form.
std::optional<error> out_of_bounds(std::string_view day) {
    const std::string said = span_in(day);
    const auto digits = said.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos || !parse_span("1" + said.substr(digits))) {
        return std::nullopt;
    }
    const auto wait = parse_span(said);
    return wait ? std::nullopt : std::optional(wait.error());
}

std::optional<date> parse_day(std::string_view text, date today, looks direction) {
    if (text == "today") {
        return today;
    }
    if (text == "tomorrow") {
        return today + days{1};
    }
    if (text == "yesterday") {
        return today - days{1};
    }
    if (const auto weekday = parse_weekday(text)) {
        return direction == looks::ahead ? first_after(today, *weekday)
                                         : last_before(today + days{1}, *weekday);
    }
    if (text.starts_with("next ")) {
        const auto weekday = parse_weekday(text.substr(5));
        return weekday ? std::optional(first_after(today, *weekday)) : std::nullopt;
    }
    if (text.starts_with("last ")) {
        const auto weekday = parse_weekday(text.substr(5));
        return weekday ? std::optional(last_before(today, *weekday)) : std::nullopt;
    }
    const auto wait = counted_span(span_in(text));
    if (!wait) {
        return std::nullopt;
    }
    return text.ends_with(" ago") ? today - *wait : today + *wait;
}

/// "+3m": the letter could mean minutes or months.
bool minutes_or_months(std::string_view text) {
    return text.size() > 2 && text.starts_with('+') && text.ends_with('m') &&
           std::ranges::all_of(text.substr(1, text.size() - 2), is_digit);
}

/// "03/04/2026", "3.4.": countries differ on whether the day or the month comes first.
bool day_or_month_first(std::string_view text) {
    const std::size_t end = text.find_first_not_of("0123456789");
    return end != 0 && end != std::string_view::npos && (text[end] == '/' || text[end] == '.') &&
           text.find_first_not_of("0123456789/.") == std::string_view::npos;
}

std::string explained(std::string_view found) {
    const std::string tidy = lower_ascii(tidied(found));
    const std::string_view day = std::string_view(tidy).substr(0, tidy.find(' '));
    if (minutes_or_months(day)) {
        return fmt::format("found {}, which could mean minutes or months; for months write \"in {} months\"",
                           quoted(found), day.substr(1, day.size() - 2));
    }
    if (day_or_month_first(day)) {
        return fmt::format(
            "found {}, expected a date such as \"2026-12-03\" or \"3 Dec\": numbers alone do not say "
            "which is the month",
            quoted(found));
    }
    return fmt::format(
        "found {}, expected a day such as \"today\", \"friday\", \"next friday\", \"in 2 weeks\", "
        "\"+3d\", \"3 Dec\" or \"2026-12-03\", with a time such as \"17:30\" after it if you like",
        quoted(found));
}

/// "5pm", "5:30 pm".
std::optional<minutes> twelve_hour_time(std::string_view text) {
    constexpr minutes half_day = std::chrono::hours(12);
    const bool afternoon = text.ends_with("pm");
    if (!afternoon && !text.ends_with("am")) {
        return std::nullopt;
    }
    text = text.substr(0, text.find_last_not_of(' ', text.size() - 3) + 1);
    const result<minutes> time = parse_time(std::string(text) + (text.contains(':') ? "" : ":00"));
    if (!time || *time < std::chrono::hours(1) || *time >= std::chrono::hours(13)) {
        return std::nullopt;
    }
    return *time % half_day + (afternoon ? half_day : minutes{0});
}

/// "friday" and "17:30" of "friday at 17:30". The time is empty where there is none.
struct day_and_time {
    std::string_view day;
    std::string_view time;
};

day_and_time apart(std::string_view all) {
    std::size_t gap = all.rfind(' ');
    if (gap != std::string_view::npos && (all.ends_with(" am") || all.ends_with(" pm"))) {
        gap = all.rfind(' ', gap - 1);
    }
    if (gap == std::string_view::npos) {
        return {all, {}};
    }
    const std::string_view time = all.substr(gap + 1);
    if (!time.contains(':') && !twelve_hour_time(time)) {
        return {all, {}};
    }
    std::string_view day = all.substr(0, gap);
    if (day.ends_with(" at")) {
        day.remove_suffix(3);
    }
    return {day, time};
}

} // namespace

result<when> parse_natural(std::string_view text, const wall_clock& by, looks direction) {
    const std::string typed = tidied(text);
    const std::string tidy = lower_ascii(typed);
    const std::string_view all = without_lead(tidy);
    const std::string_view all_as_typed = std::string_view(typed).substr(tidy.size() - all.size());
    const auto [named, clock] = apart(all);
    const bool iso = all.size() > 4 && all[4] == '-' && std::ranges::all_of(all.substr(0, 4), is_digit);
    if (iso && clock.empty()) {
        if (const auto moment = parse_instant(all)) {
            const auto local = std::chrono::floor<minutes>(by.zone.to_local(*moment));
            return parse_when(print(local)); // the offset may take it out of the years
        }
        return parse_when(all_as_typed);
    }

    const date today = day_of(by.now);
    std::optional<date> day = parse_day(named, today, direction);
    if (iso) {
        const result<date> written = parse_date(named);
        if (!written) {
            return std::unexpected(written.error());
        }
        day = *written;
    }
    if (const auto bad = out_of_bounds(named)) {
        return std::unexpected(*bad);
    }
    if (const auto written = parse_written_day(all_as_typed.substr(0, named.size()), today, direction)) {
        if (!*written) {
            return std::unexpected(written->error());
        }
        day = **written;
    }
    if (!clock.empty()) {
        const std::optional<minutes> half_day = twelve_hour_time(clock);
        const result<minutes> time = half_day ? result<minutes>(*half_day) : parse_time(clock);
        if (day && !time) {
            return std::unexpected(time.error());
        }
        if (day) {
            return when{*day, *time};
        }
    } else if (day) {
        return when{*day, std::nullopt};
    }
    return fail(errc::invalid, explained(text));
}

} // namespace intouch
