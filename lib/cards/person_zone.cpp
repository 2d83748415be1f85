// SPDX-License-Identifier: MIT
#include "cards/person_zone.hpp"

#include "core/calling_codes.hpp"
#include "core/text.hpp"
#include "core/zone.hpp"

#include <fmt/format.h>

#include <algorithm>

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
    return {{}, fmt::format("time zone: {} (no IANA name such as \"Europe/London\")", written)};
}

} // namespace intouch::cards
