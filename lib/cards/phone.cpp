// SPDX-License-Identifier: MIT
#include "cards/phone.hpp"

#include "core/ascii.hpp"
#include "core/calling_codes.hpp"

#include <algorithm>
#include <array>

namespace intouch::cards {

namespace {

/// Countries without a trunk prefix, by their calling codes (ITU-T E.123, E.164).
constexpr auto without_trunk = std::to_array<std::string_view>(
    {"216", "221", "225", "237", "297", "298", "299", "30",  "34",  "350", "351", "352", "354", "356",
     "357", "371", "372", "376", "378", "39",  "420", "45",  "47",  "48",  "502", "503", "504", "505",
     "506", "507", "509", "52",  "56",  "57",  "65",  "852", "853", "965", "968", "973", "974"});
static_assert(std::ranges::is_sorted(without_trunk));

/// North America dials 1 before ten digits, which is its code as well.
std::string_view trunk_of(std::string_view code) {
    if (code == "1") return "1";
    if (code == "7") return "8";
    if (code == "36") return "06";
    return std::ranges::binary_search(without_trunk, code) ? "" : "0";
}

/// The code alone: core adds the area code where one code has many countries.
std::string_view code_of(const calling_country& c) {
    return c.code.starts_with('1') || c.code.starts_with('7') ? c.code.substr(0, 1) : c.code;
}

/// The name of today for one that tzdata keeps as a link.
std::string_view name_today(std::string_view zone) {
    if (zone == "Asia/Calcutta") return "Asia/Kolkata";
    return zone == "Europe/Kiev" ? "Europe/Kyiv" : zone;
}

} // namespace

dialling dialling_of_zone(std::string_view zone) {
    const auto country = country_of_zone(name_today(zone));
    if (!country) return {};
    const std::string_view code = code_of(*country);
    return {std::string(code), std::string(trunk_of(code))};
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
