// SPDX-License-Identifier: MIT
#include "dav/times.hpp"

#include "ical/libical_values.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <set>
#include <utility>

namespace intouch::dav {

namespace {

/// The years that the ledger knows.
bool in_range(date day) {
    const int year = int(civil(day).year());
    return year >= 1900 && year <= 2199;
}

constexpr std::size_t most_zones = 20; ///< of one object; each VTIMEZONE takes a while

void collect_names(const ical::component& c, std::set<std::string>& to) {
    for (const ical::content_line& line : c.lines)
        for (std::string& name : ical::values_of(line, "TZID"))
            if (to.size() < most_zones) to.insert(std::move(name));
    for (const ical::component& part : c.parts)
        if (part.name != "VTIMEZONE") collect_names(part, to);
}

/// A zone that nobody knows is the user's own.
instant moment_in(const std::vector<std::string>& tzid, local_second local, const object_zones& zones,
                  const time_zone& user) {
    if (tzid.empty()) return user.to_instant(local);
    if (const auto zone = zones.known.find(tzid.front()); zone != zones.known.end())
        return zone->second.to_instant(local);
    const auto named = time_zone::load(tzid.front()); // a line of ours among those of the server
    return (named ? *named : user).to_instant(local);
}

} // namespace

object_zones zones_of(const ical::component& calendar) {
    std::set<std::string> names;
    collect_names(calendar, names);
    object_zones all;
    ical::step_budget budget;
    ical::foreign_zones zones(calendar.parts, budget);
    for (const std::string& name : names)
        if (auto zone = zones.find(name)) all.known.emplace(name, std::move(*zone));
    return all;
}

namespace {

/// Servers and programs add seconds; intouch plans in minutes. Versions are compared by the second.
bool is_stamp(const ical::content_line& line) {
    return line.name == "DTSTAMP" || line.name == "LAST-MODIFIED";
}

} // namespace

std::optional<point> read_point(const ical::content_line& line, std::string_view value,
                                const object_zones& zones, const time_zone& user) {
    const auto read = ical::parse_time_text(value);
    if (!read) return std::nullopt;
    if (const auto* day = std::get_if<date>(&*read))
        return in_range(*day) ? std::optional(point{*day, std::nullopt}) : std::nullopt;
    const auto* utc = std::get_if<instant>(&*read);
    instant at = utc != nullptr ? *utc
                                : moment_in(ical::values_of(line, "TZID"),
                                            std::get<ical::zoned_time>(*read).at, zones, user);
    if (!is_stamp(line)) at = std::chrono::floor<minutes>(at);
    if (!in_range(day_at(user, at))) return std::nullopt;
    return point{day_at(user, at), at};
}

std::optional<std::string> unknown_zone(const ical::content_line& line, const object_zones& zones) {
    const std::vector<std::string> tzid = ical::values_of(line, "TZID");
    if (tzid.empty() || zones.known.contains(tzid.front()) || time_zone::load(tzid.front()))
        return std::nullopt;
    return tzid.front();
}

when to_when(const point& p, const time_zone& user) {
    if (!p.at) return {p.day, std::nullopt};
    const local_second local = user.to_local(*p.at);
    const date day = std::chrono::floor<days>(local);
    return {day, std::chrono::floor<minutes>(local - local_second(day))};
}

std::string print(const point& p) {
    const local_second t = p.at ? local_second(p.at->time_since_epoch()) : local_second(p.day);
    const date day = std::chrono::floor<days>(t);
    const std::chrono::year_month_day ymd = civil(day);
    std::string text =
        fmt::format("{:04}{:02}{:02}", int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day()));
    if (!p.at) return text;
    const std::chrono::hh_mm_ss clock(t - local_second(day));
    return fmt::format("{}T{:02}{:02}{:02}Z", text, clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

std::optional<seconds> read_duration(std::string_view value) {
    const auto read = ical::parse_duration_text(value);
    return read ? std::optional(seconds(read->whole) + read->exact) : std::nullopt;
}

} // namespace intouch::dav
