// SPDX-License-Identifier: MIT
#include "ical/foreign_zone.hpp"

#include "core/text.hpp"
#include "ical/parse_rule.hpp"
#include "ical/rule.hpp"
#include "ical/text_value.hpp"
#include "ical/time_text.hpp"
#include "ical/windows_zones.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::ical {

namespace {

using shift = foreign_zone::shift;

// Years that a VTIMEZONE without an end is followed for.
constexpr date known_until{std::chrono::local_days(std::chrono::year(2100) / 1 / 1)};
constexpr std::size_t most_shifts = 1000;

instant moment_of(const shift& s) { return instant{(s.at - s.before).time_since_epoch()}; }

std::optional<local_second> local_of(std::string_view text) {
    const auto read = parse_time_text(text);
    if (!read) return std::nullopt;
    if (const auto* zoned = std::get_if<zoned_time>(&*read)) return zoned->at;
    if (const auto* day = std::get_if<date>(&*read)) return local_second{*day};
    return std::nullopt;
}

/// The days on which an observance with a rule begins, up to its UNTIL.
std::vector<date> onsets(const rule& r, local_second first, seconds before) {
    auto found = recurring_days(r, std::chrono::floor<days>(first), std::chrono::floor<days>(first),
                                known_until, most_shifts);
    if (!r.until) return found;
    const seconds time = first - std::chrono::floor<days>(first);
    std::erase_if(found, [&](date day) {
        if (const auto* last = std::get_if<date>(&*r.until)) return day > *last;
        if (const auto* last = std::get_if<instant>(&*r.until))
            return instant{(day + time - before).time_since_epoch()} > *last;
        return day + time > std::get<zoned_time>(*r.until).at;
    });
    return found;
}

/// STANDARD or DAYLIGHT; nothing is added for one that cannot be read.
void add_observance(const component& c, std::vector<shift>& to) {
    const auto first = local_of(value_of(c, "DTSTART"));
    const auto before = parse_offset_text(value_of(c, "TZOFFSETFROM"));
    const auto after = parse_offset_text(value_of(c, "TZOFFSETTO"));
    if (!first || !after) return;
    const seconds from = before ? *before : *after;
    to.push_back({*first, from, *after});
    const seconds time = *first - std::chrono::floor<days>(*first);
    for (const auto& line : c.lines) {
        if (line.name == "RDATE") {
            for (const auto& one : split_value(line.value, ','))
                if (const auto at = local_of(one)) to.push_back({*at, from, *after});
        } else if (line.name == "RRULE") {
            const auto read = parse_rule(line.value);
            if (!read) continue;
            for (const date day : onsets(*read, *first, from)) to.push_back({day + time, from, *after});
        }
    }
}

std::optional<std::vector<shift>> shifts_of(const component& calendar, std::string_view tzid) {
    for (const auto& zone : calendar.parts) {
        if (zone.name != "VTIMEZONE" || value_of(zone, "TZID") != tzid) continue;
        std::vector<shift> found;
        for (const auto& part : zone.parts)
            if (part.name == "STANDARD" || part.name == "DAYLIGHT") add_observance(part, found);
        if (!found.empty()) return found;
    }
    return std::nullopt;
}

bool known_name(std::string_view name) {
    const auto& names = zone_names();
    return std::binary_search(names.begin(), names.end(), name);
}

/// "/prefix/with/parts/Area/City" → "Area/City" or "Area/Country/City": the longest end that is a zone.
std::optional<std::string_view> known_end(std::string_view tzid) {
    for (std::size_t slash = tzid.find('/'); slash != std::string_view::npos; slash = tzid.find('/')) {
        tzid.remove_prefix(slash + 1);
        if (tzid.find('/') != std::string_view::npos && known_name(tzid)) return tzid;
    }
    return std::nullopt;
}

} // namespace

foreign_zone::foreign_zone(std::vector<shift> all) {
    std::ranges::sort(all, {}, moment_of);
    all.erase(std::ranges::unique(all).begin(), all.end());
    rules_ = std::make_shared<const std::vector<shift>>(std::move(all));
}

instant foreign_zone::to_instant(local_second local) const {
    if (const auto* known = std::get_if<time_zone>(&rules_)) return known->to_instant(local);
    const auto& all = *std::get<shifts>(rules_);
    seconds offset = all.front().before;
    for (const shift& s : all) {
        // `at` is a wall time of the clock before the change. A wall time in an overlap lies before `at`. A
        // gap begins at `at`, and there the offset before it counts.
        const bool in_gap = local < s.at + (s.after - s.before);
        if (local < s.at || in_gap) break;
        offset = s.after;
    }
    return instant{(local - offset).time_since_epoch()};
}

local_second foreign_zone::to_local(instant at) const {
    if (const auto* known = std::get_if<time_zone>(&rules_)) return known->to_local(at);
    const auto& all = *std::get<shifts>(rules_);
    const auto after = std::ranges::upper_bound(all, at, {}, moment_of);
    const seconds offset = after == all.begin() ? all.front().before : std::prev(after)->after;
    return local_second{(at + offset).time_since_epoch()};
}

std::string foreign_zone::name() const {
    const auto* known = std::get_if<time_zone>(&rules_);
    return known == nullptr ? std::string() : known->name();
}

result<foreign_zone> foreign_zones::find(const std::string& tzid) {
    auto found = known_.find(tzid);
    if (found == known_.end()) found = known_.emplace(tzid, look_up(tzid)).first;
    return found->second;
}

result<foreign_zone> foreign_zones::look_up(const std::string& tzid) const {
    const auto loaded = [](std::string_view name) -> result<foreign_zone> {
        auto zone = time_zone::load(name);
        if (!zone) return std::unexpected(zone.error());
        return foreign_zone(*zone);
    };
    if (known_name(tzid)) return loaded(tzid);
    if (const auto end = known_end(tzid)) return loaded(*end);
    if (const auto iana = zone_of_windows(tzid); iana && known_name(*iana)) return loaded(*iana);
    if (auto shifts = shifts_of(*calendar_, tzid)) return foreign_zone(std::move(*shifts));
    return fail(
        errc::not_found,
        fmt::format("found TZID {}, expected a zone such as Europe/Berlin or one that a VTIMEZONE describes",
                    quoted(tzid)));
}

} // namespace intouch::ical
