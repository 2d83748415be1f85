// SPDX-License-Identifier: MIT
#include "roster/check/channel_hours.hpp"

#include "core/local_ranges.hpp"
#include "roster/check/block_times.hpp"
#include "roster/describe_value.hpp"
#include "roster/effective.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace intouch::roster {
namespace {

/// The zones of the people who use a channel in a block, by name.
using zones_by_name = std::map<std::string, time_zone>;

/// By block and channel.
std::map<std::string, std::map<std::string, zones_by_name>> zones_of_users(const settings& s,
                                                                           const roster& r) {
    std::map<std::string, std::map<std::string, zones_by_name>> found;
    for (const auto& [person, p] : r.people) {
        const time_zone zone = p.zone.value_or(*s.zone);
        const std::vector<std::string> via = cadence_of(p, r, s).value.via;
        for (const auto& [id, b] : s.blocks) {
            if (!lets_in(b, p)) continue;
            for (const std::string& channel : via)
                if (lets_in(b, channel)) found[id][channel].emplace(zone.name(), zone);
        }
    }
    return found;
}

/// Marks the minutes of a time of the user that lie inside the hours of that zone, in winter or in summer.
void mark_open(std::vector<bool>& open, const week_range& when, const week_range& hours,
               const time_zone& mine, const time_zone& theirs) {
    unsigned weekday = 0; // one day speaks for all: the hours are the same on every day
    while (!when.weekdays.test(weekday)) ++weekday;
    for (const date monday : sample_weeks) {
        const date day = monday + days((weekday + 6) % 7);
        const instant begin = mine.to_instant(local_second(local_minute(day) + when.from));
        const auto from = std::chrono::floor<minutes>(theirs.to_local(begin));
        for (const local_range& part : ranges_within({hours}, from, from + (when.to - when.from)))
            std::fill(open.begin() + (part.from - from).count(), open.begin() + (part.to - from).count(),
                      true);
    }
}

/// The parts of `when` that lie outside the hours for everybody.
std::vector<week_range> outside(const week_range& when, const week_range& hours, const time_zone& mine,
                                const zones_by_name& zones) {
    std::vector<bool> open(static_cast<std::size_t>((when.to - when.from).count()), false);
    for (const auto& [name, zone] : zones) mark_open(open, when, hours, mine, zone);
    std::vector<week_range> parts;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (open[i]) continue;
        const minutes at = when.from + minutes(i);
        if (parts.empty() || parts.back().to != at) {
            parts.push_back(when);
            parts.back().from = at;
        }
        parts.back().to = at + minutes(1);
    }
    return parts;
}

} // namespace

std::vector<closed_time> closed_times(const settings& s, const roster& r) {
    std::vector<closed_time> found;
    for (const auto& [id, channels] : zones_of_users(s, r)) {
        const block& b = s.blocks.at(id);
        for (const auto& [name, zones] : channels) {
            const auto used = s.channels.find(name);
            if (used == s.channels.end() || !used->second.live || !used->second.hours) continue;
            std::vector<std::string> foreign;
            if (!zones.contains(s.zone->name()))
                for (const auto& [zone, there] : zones) foreign.push_back(zone);
            for (const week_range& when : b.when) {
                auto parts = outside(when, *used->second.hours, *s.zone, zones);
                if (!parts.empty()) found.push_back({&b, &used->second, when, std::move(parts), foreign});
            }
        }
    }
    return found;
}

std::string print(const closed_time& c) {
    std::vector<std::string> parts;
    for (const week_range& part : c.parts) parts.push_back(print_hours(part));
    const std::string time =
        c.whole() ? intouch::print(c.when) : fmt::format("{} of {}", listed(parts), intouch::print(c.when));
    const std::string where = c.zones.empty() ? "" : fmt::format(", in {}", listed(c.zones));
    return fmt::format(
        "[blocks.{}]: {} {} outside [channels.{}] hours ({}{}), so no {} is planned then; change "
        "these hours, or choose another time for the block",
        c.of->id, time, parts.size() > 1 ? "lie" : "lies", c.by->id, print_hours(*c.by->hours), where,
        c.by->id);
}

} // namespace intouch::roster
