// SPDX-License-Identifier: MIT
#include "ical/offset_name.hpp"

#include "core/text.hpp"
#include "core/zone.hpp"
#include "ical/libical_values.hpp"
#include "ical/windows_zone.hpp"

#include <algorithm>

namespace intouch::ical {

namespace {

/// "+5", "-0500", "+05:30", "+01.00"
std::optional<seconds> take_offset(std::string_view& text) {
    if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
    const char sign = text.front();
    text.remove_prefix(1);
    std::string digits;
    while (!text.empty() &&
           (text.front() == ':' || text.front() == '.' || (text.front() >= '0' && text.front() <= '9'))) {
        if (text.front() >= '0' && text.front() <= '9') digits += text.front();
        text.remove_prefix(1);
    }
    if (digits.size() == 1 || digits.size() == 3) digits.insert(0, "0");
    if (digits.size() == 2) digits += "00";
    const auto offset = parse_offset_text(sign + digits);
    return offset ? std::optional(*offset) : std::nullopt;
}

/// The offset without summer time: the lesser of January and July.
seconds winter_offset(const time_zone& zone) {
    using namespace std::chrono_literals;
    return std::min(zone.offset(std::chrono::sys_days(2026y / 1 / 1)),
                    zone.offset(std::chrono::sys_days(2026y / 7 / 1)));
}

bool has_offset(std::string_view iana, seconds offset) {
    const auto zone = time_zone::load(iana);
    return zone && winter_offset(*zone) == offset;
}

/// The zone of a place, which is the end of its name: "Mexico City" → "America/Mexico_City".
std::string zone_of_place(std::string_view place, seconds offset) {
    std::string end = "/" + std::string(place);
    std::ranges::replace(end, ' ', '_');
    for (const std::string& iana : zone_names())
        if (iana.ends_with(end) && has_offset(iana, offset)) return iana;
    return {};
}

} // namespace

std::optional<offset_name> parse_offset_name(std::string_view name) {
    const bool in_brackets = name.starts_with('(');
    if (in_brackets) name.remove_prefix(1);
    const std::string start = lower_ascii(name.substr(0, 3));
    const bool named = start == "utc" || start == "gmt";
    if (named) name.remove_prefix(3);
    const bool close = name.starts_with('+') || name.starts_with('-');
    name = trim_blanks(name);
    auto offset = take_offset(name);
    if (!offset && in_brackets && named && name.starts_with(')'))
        offset = seconds(0); // "(UTC) Dublin, London"
    if (!offset) return std::nullopt;
    if (name.empty() && close && !in_brackets) return offset_name{*offset, {}, true};
    if (!named || (in_brackets && !name.starts_with(')'))) return std::nullopt;
    if (in_brackets) name.remove_prefix(1);
    return offset_name{*offset, trim_blanks(name)};
}

std::string zone_of_offset_name(const offset_name& name) {
    std::string_view rest = name.rest;
    // "Pacific Time (US & Canada)" is "Pacific Standard Time".
    if (const auto time = rest.find(" Time ("); time != std::string_view::npos)
        if (auto iana = zone_of_windows(std::string(rest.substr(0, time)) + " Standard Time");
            has_offset(iana, name.offset))
            return iana;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(",/;"), rest.size());
        if (const auto place = trim_blanks(rest.substr(0, end)); !place.empty())
            if (auto iana = zone_of_place(place, name.offset); !iana.empty()) return iana;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

} // namespace intouch::ical
