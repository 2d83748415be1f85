// SPDX-License-Identifier: MIT
// Reads a feed back and expands its series day by day, by RFC 5545 and not by the code that wrote it.
#pragma once

#include "core/zone.hpp"
#include "ical/content_lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace intouch::test {

struct read_event {
    std::map<std::string, std::vector<std::string>> values;     ///< by name
    std::map<std::string, std::vector<std::string>> parameters; ///< ";TZID=Europe/Berlin", by name
    [[nodiscard]] std::string value(const std::string& name) const {
        const auto found = values.find(name);
        return found == values.end() ? std::string() : found->second.front();
    }
    [[nodiscard]] bool has(const std::string& name) const { return values.contains(name); }
};

inline std::vector<read_event> events_of(const std::string& body) {
    std::vector<read_event> events;
    int depth = 0;
    for (const std::string& line : content_lines(body)) {
        if (line == "BEGIN:VEVENT") {
            events.emplace_back();
            depth = 1;
        } else if (line == "END:VEVENT") {
            depth = 0;
        } else if (line == "BEGIN:VALARM" || line == "END:VALARM") {
            depth += line.starts_with("BEGIN") ? 1 : -1;
        } else if (depth == 1) {
            const std::size_t colon = line.find(':');
            const std::string name = name_of(line);
            events.back().values[name].push_back(line.substr(colon + 1));
            events.back().parameters[name].push_back(line.substr(name.size(), colon - name.size()));
        }
    }
    return events;
}

inline int number_of(std::string_view text) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    REQUIRE(fault == std::errc());
    REQUIRE(end == text.data() + text.size());
    return value;
}

/// "20261203" or "20261203T170000"; the caller checks a trailing "Z".
inline local_second read_time(const std::string& text) {
    const date day = std::chrono::local_days(std::chrono::year(number_of(text.substr(0, 4))) /
                                             number_of(text.substr(4, 2)) / number_of(text.substr(6, 2)));
    if (text.size() == 8) return day;
    return day + std::chrono::hours(number_of(text.substr(9, 2))) + minutes(number_of(text.substr(11, 2))) +
           seconds(number_of(text.substr(13, 2)));
}

struct shown_instance {
    instant from;
    instant to;
    std::string summary;
    auto operator<=>(const shown_instance&) const = default;
};

/// Of the timed events; [from, to).
inline std::vector<shown_instance> expand(const std::string& body, const time_zone& zone, date from,
                                          date to) {
    const std::vector<read_event> events = events_of(body);
    const auto moment = [&](const std::string& text) {
        const local_second local = read_time(text);
        return text.ends_with('Z') ? instant(local.time_since_epoch()) : zone.to_instant(local);
    };
    std::vector<shown_instance> found;
    const auto add = [&](instant begin, instant end, const std::string& summary) {
        const date day = day_at(zone, begin);
        if (day >= from && day < to) found.push_back({begin, end, summary});
    };
    for (const read_event& e : events) {
        if (e.value("DTSTART").size() == 8) continue;
        const std::string summary = e.value("SUMMARY");
        const instant first = moment(e.value("DTSTART"));
        const seconds length = moment(e.value("DTEND")) - first;
        if (!e.has("RRULE")) {
            add(first, first + length, summary);
            continue;
        }
        std::vector<std::string> without =
            e.has("EXDATE") ? e.values.at("EXDATE") : std::vector<std::string>{};
        for (const read_event& other : events) {
            if (other.value("UID") == e.value("UID") && other.has("RECURRENCE-ID")) {
                without.push_back(other.value("RECURRENCE-ID"));
            }
        }
        std::map<std::string, std::string> rule{{"INTERVAL", "1"}, {"BYDAY", ""}};
        for (std::string rest = e.value("RRULE") + ";"; !rest.empty(); rest.erase(0, rest.find(';') + 1)) {
            const std::string part = rest.substr(0, rest.find(';'));
            rule[part.substr(0, part.find('='))] = part.substr(part.find('=') + 1);
        }
        const int interval = number_of(rule["INTERVAL"]);
        const local_second start = read_time(e.value("DTSTART"));
        const date begin = std::chrono::floor<days>(start);
        constexpr std::array names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
        const auto monday = [](date day) { return day - (weekday_of(day) - std::chrono::Monday); };
        for (date day = begin; day < to; day += days(1)) {
            const std::string name = names.at(weekday_of(day).c_encoding());
            bool hit = false;
            if (rule["FREQ"] == "WEEKLY") {
                hit = ("," + rule["BYDAY"] + ",").find("," + name + ",") != std::string::npos &&
                      ((monday(day) - monday(begin)).count() / 7) % interval == 0;
            } else if (rule["FREQ"] == "DAILY") {
                hit = rule["BYDAY"].empty() && (day - begin).count() % interval == 0;
            } else if (rule["FREQ"] == "MONTHLY") {
                const unsigned in_month = unsigned(civil(day).day());
                const bool last = civil(day).month() != civil(day + days(7)).month();
                hit = rule["BYDAY"] == std::to_string((in_month + 6) / 7) + name ||
                      (last && rule["BYDAY"] == "-1" + name);
            }
            const local_second at = day + (start - begin);
            const bool excluded =
                std::ranges::any_of(without, [&](const std::string& x) { return read_time(x) == at; });
            if (hit && !excluded) add(zone.to_instant(at), zone.to_instant(at) + length, summary);
        }
    }
    std::ranges::sort(found);
    return found;
}

inline std::set<std::string> titles(const std::string& body) {
    std::set<std::string> found;
    for (const read_event& e : events_of(body)) found.insert(e.value("SUMMARY"));
    return found;
}

} // namespace intouch::test
