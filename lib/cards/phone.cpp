// SPDX-License-Identifier: MIT
#include "cards/phone.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <array>

namespace intouch::cards {

namespace {

struct home_of {
    std::string_view zone;
    std::string_view code;
    std::string_view trunk;
};

// Zones of one country each (tzdata's zone1970.tab), its calling code (ITU E.164) and its trunk prefix (ITU
// E.123). North America dials 1 before ten digits, which is its code as well.
constexpr std::array homes = {
    home_of{"Africa/Cairo", "20", "0"},        home_of{"Africa/Johannesburg", "27", "0"},
    home_of{"Africa/Lagos", "234", "0"},       home_of{"Africa/Nairobi", "254", "0"},
    home_of{"America/Anchorage", "1", "1"},    home_of{"America/Argentina/Buenos_Aires", "54", "0"},
    home_of{"America/Bogota", "57", ""},       home_of{"America/Chicago", "1", "1"},
    home_of{"America/Denver", "1", "1"},       home_of{"America/Halifax", "1", "1"},
    home_of{"America/Lima", "51", "0"},        home_of{"America/Los_Angeles", "1", "1"},
    home_of{"America/Mexico_City", "52", ""},  home_of{"America/New_York", "1", "1"},
    home_of{"America/Phoenix", "1", "1"},      home_of{"America/Santiago", "56", ""},
    home_of{"America/Sao_Paulo", "55", "0"},   home_of{"America/St_Johns", "1", "1"},
    home_of{"America/Toronto", "1", "1"},      home_of{"America/Vancouver", "1", "1"},
    home_of{"America/Winnipeg", "1", "1"},     home_of{"Asia/Bangkok", "66", "0"},
    home_of{"Asia/Calcutta", "91", "0"},       home_of{"Asia/Dubai", "971", "0"},
    home_of{"Asia/Hong_Kong", "852", ""},      home_of{"Asia/Istanbul", "90", "0"},
    home_of{"Asia/Jakarta", "62", "0"},        home_of{"Asia/Jerusalem", "972", "0"},
    home_of{"Asia/Kolkata", "91", "0"},        home_of{"Asia/Manila", "63", "0"},
    home_of{"Asia/Seoul", "82", "0"},          home_of{"Asia/Shanghai", "86", "0"},
    home_of{"Asia/Singapore", "65", ""},       home_of{"Asia/Taipei", "886", "0"},
    home_of{"Asia/Tokyo", "81", "0"},          home_of{"Atlantic/Reykjavik", "354", ""},
    home_of{"Australia/Adelaide", "61", "0"},  home_of{"Australia/Brisbane", "61", "0"},
    home_of{"Australia/Melbourne", "61", "0"}, home_of{"Australia/Perth", "61", "0"},
    home_of{"Australia/Sydney", "61", "0"},    home_of{"Europe/Amsterdam", "31", "0"},
    home_of{"Europe/Athens", "30", ""},        home_of{"Europe/Belgrade", "381", "0"},
    home_of{"Europe/Berlin", "49", "0"},       home_of{"Europe/Bratislava", "421", "0"},
    home_of{"Europe/Brussels", "32", "0"},     home_of{"Europe/Bucharest", "40", "0"},
    home_of{"Europe/Budapest", "36", "06"},    home_of{"Europe/Copenhagen", "45", ""},
    home_of{"Europe/Dublin", "353", "0"},      home_of{"Europe/Helsinki", "358", "0"},
    home_of{"Europe/Istanbul", "90", "0"},     home_of{"Europe/Kiev", "380", "0"},
    home_of{"Europe/Kyiv", "380", "0"},        home_of{"Europe/Lisbon", "351", ""},
    home_of{"Europe/Ljubljana", "386", "0"},   home_of{"Europe/London", "44", "0"},
    home_of{"Europe/Luxembourg", "352", ""},   home_of{"Europe/Madrid", "34", ""},
    home_of{"Europe/Moscow", "7", "8"},        home_of{"Europe/Oslo", "47", ""},
    home_of{"Europe/Paris", "33", "0"},        home_of{"Europe/Prague", "420", ""},
    home_of{"Europe/Riga", "371", ""},         home_of{"Europe/Rome", "39", ""},
    home_of{"Europe/Sofia", "359", "0"},       home_of{"Europe/Stockholm", "46", "0"},
    home_of{"Europe/Tallinn", "372", ""},      home_of{"Europe/Vienna", "43", "0"},
    home_of{"Europe/Vilnius", "370", "0"},     home_of{"Europe/Warsaw", "48", ""},
    home_of{"Europe/Zagreb", "385", "0"},      home_of{"Europe/Zurich", "41", "0"},
    home_of{"Pacific/Auckland", "64", "0"},    home_of{"Pacific/Honolulu", "1", "1"},
};
static_assert(std::ranges::is_sorted(homes, {}, &home_of::zone));

} // namespace

dialling dialling_of_zone(std::string_view zone) {
    const auto found = std::ranges::lower_bound(homes, zone, {}, &home_of::zone);
    if (found == homes.end() || found->zone != zone) return {};
    return {std::string(found->code), std::string(found->trunk)};
}

std::optional<std::string> normalise(std::string_view number, const dialling& home) {
    const std::size_t first = number.find_first_of("+0123456789");
    if (first == std::string_view::npos) return std::nullopt;
    const bool global = number[first] == '+';
    std::string text(number.substr(first));
    if (const auto trunk = text.find("(0)"); global && trunk != std::string::npos) text.erase(trunk, 3);
    std::string digits;
    for (const char c : text) {
        if (is_digit(c))
            digits += c;
        else if (!digits.empty() && (c == 'x' || c == 'X' || c == '#' || c == ';' || c == 'e' || c == 'E'))
            break; // an extension
    }
    if (digits.size() < 3) return std::nullopt;
    if (global) return "+" + digits;
    const std::string_view abroad = home.code == "1" ? "011" : "00";
    if (digits.starts_with(abroad) && digits.size() > abroad.size() + 6)
        return "+" + digits.substr(abroad.size());
    if (home.code.empty() || digits.size() < 6) return digits; // a short number such as 112 has no country
    const bool has_trunk = !home.trunk.empty() && digits.starts_with(home.trunk);
    if (!has_trunk && !home.trunk.empty() && home.code != "1")
        return digits; // a local number: the area code is unknown
    if (home.code == "1" && digits.size() < 10) return digits;
    return "+" + home.code + digits.substr(has_trunk ? home.trunk.size() : 0);
}

} // namespace intouch::cards
