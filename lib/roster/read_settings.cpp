// SPDX-License-Identifier: MIT
#include "roster/read_settings.hpp"

#include "core/text.hpp"
#include "roster/colors.hpp"
#include "roster/describe_value.hpp"
#include "roster/read_accounts.hpp"
#include "roster/read_blocks.hpp"
#include "roster/read_cadence.hpp"
#include "roster/read_channels.hpp"
#include "roster/read_http.hpp"
#include "roster/read_notify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace intouch::roster {
namespace {

/// Assigns the found value, if there is one.
template <class T, class Found> void set(T& to, Found&& found) {
    if (found) to = *std::forward<Found>(found);
}

result<std::optional<minutes>> parse_alarm(std::string_view text) {
    if (text == "none") return std::nullopt;
    const auto before = parse_duration(text);
    if (before) return std::optional(*before);
    return fail(errc::invalid, before.error().text + ", or \"none\"");
}

result<std::string> parse_color(std::string_view text) {
    std::string name = lower_ascii(trimmed(text));
    if (std::ranges::binary_search(color_names(), name)) return name;
    const std::string near = suggestion(name, color_names());
    return fail(errc::invalid, fmt::format("found {}, expected a CSS colour name such as \"seagreen\"{}",
                                           quoted(text), near));
}

void read_calendar(table_reader& file, calendar_settings& calendar) {
    auto table = file.table("calendar");
    if (!table) return;
    set(calendar.name, table->name("name"));
    set(calendar.color,
        table->parsed<std::string>("color", "a CSS colour name such as \"seagreen\"", parse_color));
    set(calendar.history, table->length("history"));
    set(calendar.horizon, table->length("horizon"));
    set(calendar.alarm, table->parsed<std::optional<minutes>>(
                            "alarm", "a span such as \"10 minutes\", or \"none\"", parse_alarm));
    set(calendar.limit, table->number("limit", 1, 10000));
    table->finish();
}

void read_touch(table_reader& file, settings& s, const std::vector<std::string>& channels) {
    auto table = file.table("touch");
    if (!table) return;
    s.touch = filled(read_cadence(*table, channels), s.touch);
    table->finish();
}

void read_ramp(table_reader& file, settings& s) {
    auto table = file.table("ramp");
    if (!table) return;
    ramp_settings ramp;
    ramp.at = table->at();
    set(ramp.start, table->number("start", 1, std::numeric_limits<int>::max()));
    set(ramp.add, table->number("add", 1, std::numeric_limits<int>::max()));
    set(ramp.every, table->length("every"));
    set(ramp.from, table->day("from"));
    if (!table->has("from"))
        table->missing("from", "the day on which the first people join, such as from = 2026-12-01");
    table->finish();
    s.ramp = ramp;
}

void read_days(table_reader& file, day_settings& days_of) {
    auto table = file.table("days");
    if (!table) return;
    set(days_of.on,
        table->parsed<std::bitset<7>>("on", "weekdays such as \"Mon-Fri\" or \"Sat,Sun\"", parse_weekdays));
    set(days_of.limit, table->duration("limit", minutes{1}, days{1}));
    table->finish();
}

void read_plan(table_reader& file, settings& s) {
    auto table = file.table("plan");
    if (!table) return;
    set(s.freeze, table->duration("freeze"));
    table->finish();
}

/// Only the line of a promise has a brace, and only that of "{promise}".
result<std::string> parse_line(std::string_view key, std::string_view text) {
    std::string rest(text);
    if (const auto at = rest.find("{promise}"); key == "promise" && at != std::string::npos)
        rest.erase(at, 9);
    if (rest.find_first_of("{}") == std::string::npos) return trimmed(text);
    return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text),
                                           key == "promise" ? "no braces but those of one {promise}"
                                                            : "a line without braces"));
}

void read_words(table_reader& file, settings& s) {
    auto table = file.table("words");
    if (!table) return;
    for (auto& [key, line] : s.words)
        set(line, table->parsed<std::string>(key, "a line in quotes", [&key](std::string_view text) {
            return parse_line(key, text);
        }));
    table->finish();
}

void read_roster_files(table_reader& file, settings& s) {
    const auto found = file.texts("roster", R"(["roster.toml"])");
    if (!found) return;
    s.roster.clear();
    for (const located& one : *found) {
        if (one.text.starts_with('~'))
            file.error_at(one.at, fmt::format("roster: {}", tilde_fault(one.text)));
        s.roster.push_back(one.text);
        s.roster_at.push_back(one.at);
    }
}

std::string belongs_in_roster(std::string_view key) {
    if (key == "people" || key == "circles" || key == "gatherings")
        return fmt::format("; [{}] belongs in a roster file such as roster.toml", key);
    return {};
}

} // namespace

read_settings_result read_settings(const source& text) {
    read_settings_result read{.value = default_settings(), .faults = {}};
    settings& s = read.value;
    const document parsed = parse(text, read.faults);
    s.complete = parsed.complete;
    table_reader file(parsed.root, {text.name, 1, 1}, "", read.faults);

    s.zone = file.zone("timezone");
    read_roster_files(file, s);
    read_channels(file, s);
    std::vector<std::string> channels;
    for (const auto& [id, channel] : s.channels) channels.push_back(id);
    read_calendar(file, s.calendar);
    read_touch(file, s, channels);
    read_retry(file, s);
    read_ramp(file, s);
    read_days(file, s.days);
    read_blocks(file, s, channels);
    read_aways(file, s);
    read_plan(file, s);
    read_words(file, s);
    read_http(file, s);
    read_feeds(file, s);
    read_busy(file, s);
    read_caldav(file, s);
    read_buddies(file, s);
    read_notify(file, s);
    file.finish(belongs_in_roster);
    sort(read.faults);
    member_list without_http = parsed.root;
    std::erase_if(without_http, [](const member& one) { return one.key == "http"; });
    read.meaning = meaning_of(without_http);
    return read;
}

} // namespace intouch::roster
