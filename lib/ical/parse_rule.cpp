// SPDX-License-Identifier: MIT
#include "ical/parse_rule.hpp"

#include "core/text.hpp"
#include "ical/time_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace intouch::ical {

namespace {

constexpr int longest_interval = 1000;

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.push_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<int> number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::chrono::weekday> weekday(std::string_view text) {
    constexpr std::array<std::string_view, 7> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    const auto found = std::ranges::find(names, text);
    if (found == names.end()) return std::nullopt;
    return std::chrono::weekday(static_cast<unsigned>(found - names.begin()));
}

std::optional<by_day> parse_by_day(std::string_view text) {
    if (text.size() < 2) return std::nullopt;
    const auto day = weekday(text.substr(text.size() - 2));
    if (!day) return std::nullopt;
    if (text.size() == 2) return by_day{*day, 0};
    const auto nth = number(text.substr(0, text.size() - 2));
    if (!nth || *nth == 0 || *nth < -53 || *nth > 53) return std::nullopt;
    return by_day{*day, *nth};
}

/// Numbers from 1 to `most` or back from -1; empty for anything else.
std::vector<int> parse_numbers(std::string_view text, int most, bool backwards) {
    std::vector<int> found;
    for (const auto part : parts_of(text, ',')) {
        const auto one = number(part);
        if (!one || *one == 0 || *one > most || *one < (backwards ? -most : 1)) return {};
        found.push_back(*one);
    }
    return found;
}

std::optional<rule_frequency> parse_frequency(std::string_view text) {
    if (text == "DAILY") return rule_frequency::daily;
    if (text == "WEEKLY") return rule_frequency::weekly;
    if (text == "MONTHLY") return rule_frequency::monthly;
    if (text == "YEARLY") return rule_frequency::yearly;
    return std::nullopt;
}

bool read_by_day(rule& r, std::string_view value) {
    for (const auto part : parts_of(value, ',')) {
        const auto day = parse_by_day(part);
        if (!day) return false;
        r.days.push_back(*day);
    }
    return true;
}

/// Whether one part of the rule was understood.
bool read_part(rule& r, std::string_view name, std::string_view value, bool& has_frequency) {
    if (name == "FREQ") {
        const auto freq = parse_frequency(value);
        if (freq) r.freq = *freq;
        has_frequency = freq.has_value();
        return has_frequency;
    }
    if (name == "INTERVAL") {
        r.interval = number(value).value_or(0);
        return r.interval >= 1 && r.interval <= longest_interval;
    }
    if (name == "COUNT") return (r.count = number(value)) && *r.count >= 1;
    if (name == "UNTIL") {
        const auto until = parse_time_text(value);
        if (until) r.until = *until;
        return until.has_value();
    }
    if (name == "BYDAY") return read_by_day(r, value);
    if (name == "BYMONTHDAY") return !(r.month_days = parse_numbers(value, 31, true)).empty();
    if (name == "BYSETPOS") return !(r.positions = parse_numbers(value, 366, true)).empty();
    if (name == "BYMONTH") {
        for (const int month : parse_numbers(value, 12, false))
            r.months.emplace_back(static_cast<unsigned>(month));
        return !r.months.empty();
    }
    if (name == "WKST") {
        const auto day = weekday(value);
        if (day) r.week_start = *day;
        return day.has_value();
    }
    return name.starts_with("X-");
}

} // namespace

result<rule> parse_rule(std::string_view value) {
    rule r;
    bool has_frequency = false;
    std::string upper = lower_ascii(value);
    std::ranges::transform(upper, upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    for (const auto part : parts_of(upper, ';')) {
        if (part.empty()) continue; // a semicolon at the end, as Lotus writes it
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos ||
            !read_part(r, part.substr(0, equals), part.substr(equals + 1), has_frequency))
            return fail(errc::invalid,
                        fmt::format("found {} in a recurrence rule, expected days, weeks, months or years",
                                    quoted(part)));
    }
    if (!has_frequency) return fail(errc::invalid, "a recurrence rule without FREQ");
    const bool numbered = std::ranges::any_of(r.days, [](const by_day& d) { return d.nth != 0; });
    const bool short_period = r.freq == rule_frequency::daily || r.freq == rule_frequency::weekly;
    if (numbered && short_period)
        return fail(errc::invalid, "a numbered BYDAY, which is for months and years");
    if (r.freq == rule_frequency::weekly && !r.month_days.empty())
        return fail(errc::invalid, "BYMONTHDAY, which is not for weeks");
    return r;
}

} // namespace intouch::ical
