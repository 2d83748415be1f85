// SPDX-License-Identifier: MIT
#include "ical/foreign_zone.hpp"

#include "core/text.hpp"
#include "ical/libical_values.hpp"
#include "ical/observances.hpp"
#include "ical/offset_name.hpp"
#include "ical/text_value.hpp"
#include "ical/windows_zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::ical {

namespace {

using shift = foreign_zone::shift;

instant moment_of(const shift& s) { return instant{(s.at - s.before).time_since_epoch()}; }

bool known_name(std::string_view name) {
    const auto& names = zone_names();
    return std::binary_search(names.begin(), names.end(), name);
}

/// "/prefix/with/parts/Area/City" → "Area/City" or "Area/Country/City": the longest end that is a zone with a slash.
std::optional<std::string_view> known_end(std::string_view tzid) {
    for (;;) {
        if (tzid.find('/') == std::string_view::npos) return std::nullopt;
        if (known_name(tzid)) return tzid;
        tzid.remove_prefix(tzid.find('/') + 1);
    }
}

/// The name of a zone that differs at most in case; empty when there is none.
std::string in_any_case(std::string_view tzid) {
    const std::string wanted = lower_ascii(tzid);
    const auto& names = zone_names();
    const auto found =
        std::ranges::find_if(names, [&](const auto& name) { return lower_ascii(name) == wanted; });
    return found == names.end() ? std::string() : *found;
}

const component* description_of(std::span<const component> parts, std::string_view tzid) {
    for (const auto& part : parts)
        if (part.name == "VTIMEZONE" && describes(part, tzid)) return &part;
    return nullptr;
}

result<foreign_zone> loaded(std::string_view name) {
    auto zone = time_zone::load(name);
    if (!zone) return std::unexpected(zone.error());
    return foreign_zone(*zone);
}

} // namespace

foreign_zone::foreign_zone(std::vector<shift> all) {
    std::ranges::sort(all, {}, moment_of);
    all.erase(std::ranges::unique(all).begin(), all.end());
    rules_ = std::make_shared<const std::vector<shift>>(std::move(all));
}

foreign_zone foreign_zone::without_summer_time(seconds offset) {
    foreign_zone made(offset);
    made.lacks_summer_time_ = true;
    return made;
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
    if (found == known_.end()) {
        found = known_.emplace(tzid, look_up(trim_blanks(tzid))).first;
    }
    return found->second;
}

result<foreign_zone> foreign_zones::look_up(std::string_view tzid) const {
    if (const auto end = known_end(tzid)) return loaded(*end);
    // "Asia/Kolkata(GMT+05:30)"
    if (const auto end = known_end(trim_blanks(tzid.substr(0, tzid.find('('))))) return loaded(*end);
    std::string unusable;
    if (const component* described = description_of(parts_, tzid)) {
        const auto location = value_of(*described, "X-LIC-LOCATION");
        if (const auto end = known_end(location)) return loaded(*end);
        auto shifts = shifts_of(*described, *budget_);
        if (shifts) return foreign_zone(std::move(*shifts));
        unusable = "; " + shifts.error().text;
    }
    const std::string_view last = tzid.substr(tzid.rfind('/') + 1); // "tzone://Microsoft/Utc"
    for (const auto name : {tzid, last}) {
        if (const auto iana = zone_of_windows(name); known_name(iana)) return loaded(iana);
        if (known_name(name)) return loaded(name);
        if (const auto iana = in_any_case(name); !iana.empty()) return loaded(iana);
    }
    if (const auto told = parse_offset_name(tzid)) {
        if (told->exact) return foreign_zone(told->offset);
        if (const auto iana = zone_of_offset_name(*told); !iana.empty()) return loaded(iana);
        return foreign_zone::without_summer_time(told->offset);
    }
    return fail(
        unusable.empty() ? errc::not_found : errc::invalid,
        fmt::format(
            "found TZID {}, expected a zone such as Europe/Berlin or one that a VTIMEZONE describes{}",
            quoted(tzid), unusable));
}

bool describes(const component& zone, std::string_view tzid) {
    const auto plain = [](std::string_view name) { return decode_parameter(unescape(name)); };
    return plain(value_of(zone, "TZID")) == plain(tzid);
}

bool is_iana_name(std::string_view tzid) { return known_end(tzid).has_value(); }

} // namespace intouch::ical
