// SPDX-License-Identifier: MIT
#include "cards/person_zone.hpp"

#include "core/ascii.hpp"
#include "core/calling_codes.hpp"
#include "core/text.hpp"
#include "core/zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace intouch::cards {

namespace {

/// The name as the time zone data spell it; empty for an unknown one.
std::string known_zone(std::string_view written) {
    const std::string name = lower_ascii(written);
    if (name.find('/') == std::string::npos) return {}; // "EST" and "GMT" are offsets rather than places
    const auto found =
        std::ranges::find_if(zone_names(), [&](const std::string& one) { return lower_ascii(one) == name; });
    return found == zone_names().end() ? std::string() : *found;
}

/// "America/New_York" in "(GMT-05:00) Eastern Standard Time (America/New_York)" or "us_slash_eastern".
std::string zone_in(std::string_view written) {
    std::string text(written);
    for (std::size_t at = text.find("_slash_"); at != std::string::npos; at = text.find("_slash_"))
        text.replace(at, 7, "/");
    if (auto zone = known_zone(text); !zone.empty()) return zone;
    const std::size_t open = text.rfind('(');
    const std::size_t close = text.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close < open) return {};
    return known_zone(std::string_view(text).substr(open + 1, close - open - 1));
}

/// "+0900", "+09:00", "UTC+9": east of UTC.
std::optional<seconds> offset_in(std::string_view written) {
    std::string text = lower_ascii(written);
    if (text.starts_with("utc") || text.starts_with("gmt")) text.erase(0, 3);
    if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
    const bool west = text.front() == '-';
    text.erase(0, 1);
    std::erase(text, ':');
    if (text.empty() || text.size() > 4 || !std::ranges::all_of(text, is_digit)) return std::nullopt;
    if (text.size() <= 2) text += "00";
    const int figures = std::stoi(text);
    const seconds east = std::chrono::hours(figures / 100) + minutes(figures % 100);
    return west ? -east : east;
}

/// Whether clocks there show that offset in winter or in summer.
bool has_offset(const std::string& name, seconds offset) {
    const auto zone = time_zone::load(name);
    if (!zone) return false;
    using namespace std::chrono;
    return zone->offset(local_days(2026y / 1 / 1).time_since_epoch() + instant{}) == offset ||
           zone->offset(local_days(2026y / 7 / 1).time_since_epoch() + instant{}) == offset;
}

person_zone zone_of_number(std::string_view phone, std::string_view home) {
    const auto country = country_of_number(phone);
    if (!country) return {};
    const auto mine = country_of_zone(home);
    if (mine && mine->country == country->country) return {};
    if (!country->zone().empty()) {
        const std::string_view zone = country->zone();
        return {zone == home ? std::string() : std::string(zone), {}};
    }
    const std::size_t first = country->zones.find(' ');
    const std::size_t second = country->zones.find(' ', first + 1);
    return {{},
            fmt::format("+{}: {}, with several time zones; write timezone = \"{}\", \"{}\" or another one",
                        country->code, country->country, country->zones.substr(0, first),
                        country->zones.substr(first + 1, second - first - 1))};
}

} // namespace

person_zone zone_of_person(std::string_view written, std::string_view phone, std::string_view home) {
    if (written.empty()) return zone_of_number(phone, home);
    std::string zone = zone_in(written);
    if (!zone.empty()) return {std::move(zone), {}};
    // The number names the place, unless the offset is that of another one.
    zone = zone_of_number(phone, home).name;
    if (const auto offset = offset_in(written); !zone.empty() && offset && !has_offset(zone, *offset))
        zone.clear();
    return {std::move(zone), fmt::format("time zone: {} (no IANA name such as \"Europe/London\")", written)};
}

} // namespace intouch::cards
