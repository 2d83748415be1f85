// SPDX-License-Identifier: MIT
#include "roster/read_roster.hpp"

#include "roster/describe_value.hpp"
#include "roster/read_cadence.hpp"
#include "roster/read_person.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace intouch::roster {
namespace {

constexpr std::size_t most_people = 100'000;

std::string belongs_in_settings(std::string_view key) {
    constexpr std::array<std::string_view, 19> of_settings = {
        "timezone", "roster", "calendar", "touch", "channels", "retry",  "intro",  "ramp",  "days", "blocks",
        "away",     "plan",   "http",     "feeds", "busy",     "caldav", "notify", "buddy", "words"};
    if (std::ranges::find(of_settings, key) != of_settings.end()) return "; it belongs in intouch.toml";
    return {};
}

void read_circle(const std::string& id, table_reader& table, roster_reading& reading) {
    circle c;
    c.id = id;
    c.at = table.at();
    c.name = table.name("name").value_or(capitalised(id));
    c.cadence = read_cadence(table, reading.channels);
    c.protect = table.flag("protect").value_or(false);
    table.finish();
    const auto [there, added] = reading.value.circles.try_emplace(id, std::move(c));
    if (!added)
        table.error_at(table.at(), fmt::format("circles.{}: is defined twice, first at {}; keep one of them",
                                               id, print(there->second.at)));
}

/// Ids that the user's own files speak of, and where.
using known_places = std::map<std::string, place>;

void read_file(const source& text, roster_reading& reading, const known_places& known = {}) {
    const document parsed = parse(text, reading.faults);
    reading.value.complete = reading.value.complete && parsed.complete;
    reading.meaning += meaning_of(parsed.root);
    table_reader file(parsed.root, {text.name, 1, 1}, "", reading.faults);
    file.each("circles",
              [&](const std::string& id, table_reader& table) { read_circle(id, table, reading); });
    bool full = false;
    file.each("people", [&](const std::string& id, table_reader& table) {
        if (const auto own = known.find(id); own != known.end())
            return table.warning_at(
                table.at(), fmt::format("people.{}: is also in your own file ({}), which counts; `intouch "
                                        "add --remove {}` takes this entry out",
                                        id, print(own->second), id));
        if (reading.value.people.size() < most_people) return read_person(id, table, reading);
        if (!full)
            table.error_at(table.at(),
                           fmt::format("people.{}: is one more than {} people, expected at most that many",
                                       id, most_people));
        full = true;
        reading.value.complete = false;
    });
    file.each("gatherings",
              [&](const std::string& id, table_reader& table) { read_gathering(id, table, reading); });
    file.finish(belongs_in_settings);
}

} // namespace

read_roster_result read_roster(std::span<const source> files, const settings& with, std::optional<date> today,
                               const source* captured, bool complete) {
    roster_reading reading;
    reading.today = today;
    reading.value.complete = complete;
    std::set<std::string> details{"phone", "email", "address"};
    for (const auto& [id, channel] : with.channels) {
        if (with.complete) reading.channels.push_back(id);
        if (!channel.needs.empty()) details.insert(channel.needs);
    }
    reading.details.assign(details.begin(), details.end());
    for (const source& file : files) read_file(file, reading);
    if (captured != nullptr) {
        known_places own; // before the entries of the captured file join them
        for (const auto& [id, person] : reading.value.people) own.emplace(id, person.at);
        for (const reference& r : reading.references)
            if (r.key == "formerly" && r.name.text != r.owner) own.emplace(r.name.text, r.name.at);
        read_file(*captured, reading, own);
    }
    check_references(reading);
    sort(reading.faults);
    return {std::move(reading.value), std::move(reading.faults), std::move(reading.meaning)};
}

} // namespace intouch::roster
