// SPDX-License-Identifier: MIT
#include "dav/times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <set>
#include <utility>

namespace intouch::dav {

namespace {

std::optional<int> number(std::string_view text) {
    int n = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), n);
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || !digits || read.ec != std::errc()) return std::nullopt;
    return n;
}

std::optional<date> read_day(std::string_view text) {
    if (text.size() != 8 || !number(text)) return std::nullopt;
    const std::chrono::year_month_day day{
        std::chrono::year(*number(text.substr(0, 4))),
        std::chrono::month(static_cast<unsigned>(*number(text.substr(4, 2)))),
        std::chrono::day(static_cast<unsigned>(*number(text.substr(6, 2))))};
    const int year = int(day.year());
    if (!day.ok() || year < 1900 || year > 2199) return std::nullopt;
    return date(day);
}

/// "170000", or "1700" as some servers write it.
std::optional<seconds> read_clock(std::string_view text) {
    if ((text.size() != 6 && text.size() != 4) || !number(text)) return std::nullopt;
    const int hour = *number(text.substr(0, 2));
    const int minute = *number(text.substr(2, 2));
    const int second = text.size() == 6 ? *number(text.substr(4, 2)) : 0;
    if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return std::chrono::hours(hour) + std::chrono::minutes(minute) + seconds(std::min(second, 59));
}

constexpr std::size_t most_zones = 20; ///< of one object; each VTIMEZONE takes a while

void collect_names(const ical::component& c, std::set<std::string>& to) {
    for (const ical::content_line& line : c.lines)
        for (std::string& name : ical::values_of(line, "TZID"))
            if (to.size() < most_zones) to.insert(std::move(name));
    for (const ical::component& part : c.parts)
        if (part.name != "VTIMEZONE") collect_names(part, to);
}

/// The place that libical wrote into the VTIMEZONE of that name.
std::string location_of(const ical::component& calendar, std::string_view tzid) {
    for (const ical::component& part : calendar.parts)
        if (part.name == "VTIMEZONE" && ical::value_of(part, "TZID") == tzid)
            return std::string(ical::value_of(part, "X-LIC-LOCATION"));
    return {};
}

} // namespace

object_zones zones_of(const ical::component& calendar) {
    std::set<std::string> names;
    collect_names(calendar, names);
    object_zones all;
    if (names.empty()) return all;
    ical::foreign_zones zones(calendar);
    for (const std::string& name : names) {
        auto zone = zones.find(name);
        if (!zone) zone = zones.find(location_of(calendar, name));
        if (zone) all.known.emplace(name, std::move(*zone));
    }
    return all;
}

std::optional<point> read_point(const ical::content_line& line, std::string_view value,
                                const object_zones& zones, const time_zone& user) {
    const auto day = read_day(value.substr(0, 8));
    if (!day) return std::nullopt;
    if (value.size() == 8) return point{*day, std::nullopt};
    if (value[8] != 'T') return std::nullopt;
    const bool utc = value.ends_with('Z');
    const auto clock = read_clock(value.substr(9, value.size() - 9 - (utc ? 1 : 0)));
    if (!clock) return std::nullopt;
    const local_second local = local_second(*day) + *clock;
    const auto tzid = ical::values_of(line, "TZID");
    instant at;
    if (utc) {
        at = instant(local.time_since_epoch());
    } else if (tzid.empty()) {
        at = user.to_instant(local);
    } else if (const auto zone = zones.known.find(tzid.front()); zone != zones.known.end()) {
        at = zone->second.to_instant(local);
    } else if (const auto named = time_zone::load(tzid.front())) { // a line of ours among those of the server
        at = named->to_instant(local);
    } else {
        return std::nullopt;
    }
    return point{day_at(user, at), at};
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
    const bool minus = value.starts_with('-');
    if (minus || value.starts_with('+')) value.remove_prefix(1);
    if (!value.starts_with('P') || value.size() < 3) return std::nullopt;
    value.remove_prefix(1);
    seconds total{0};
    while (!value.empty()) {
        if (value.front() == 'T') {
            value.remove_prefix(1);
            continue;
        }
        const auto unit = value.find_first_not_of("0123456789");
        if (unit == 0 || unit > 6) return std::nullopt;
        if (unit == std::string_view::npos) return std::nullopt;
        const int n = *number(value.substr(0, unit));
        switch (value[unit]) {
        case 'W':
            total += days(7 * n);
            break;
        case 'D':
            total += days(n);
            break;
        case 'H':
            total += std::chrono::hours(n);
            break;
        case 'M':
            total += std::chrono::minutes(n);
            break;
        case 'S':
            total += seconds(n);
            break;
        default:
            return std::nullopt;
        }
        value.remove_prefix(unit + 1);
    }
    return minus ? -total : total;
}

} // namespace intouch::dav
