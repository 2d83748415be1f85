// SPDX-License-Identifier: MIT
#include "ical/windows_zones.hpp"

#include <algorithm>
#include <array>

namespace intouch::ical {

namespace {

struct pair {
    std::string_view windows;
    std::string_view iana;
};

// Sorted by the Windows name.
constexpr std::array table = {
    pair{"AUS Central Standard Time", "Australia/Darwin"},
    pair{"AUS Eastern Standard Time", "Australia/Sydney"},
    pair{"Afghanistan Standard Time", "Asia/Kabul"},
    pair{"Alaskan Standard Time", "America/Anchorage"},
    pair{"Arab Standard Time", "Asia/Riyadh"},
    pair{"Arabian Standard Time", "Asia/Dubai"},
    pair{"Arabic Standard Time", "Asia/Baghdad"},
    pair{"Argentina Standard Time", "America/Argentina/Buenos_Aires"},
    pair{"Atlantic Standard Time", "America/Halifax"},
    pair{"Azerbaijan Standard Time", "Asia/Baku"},
    pair{"Azores Standard Time", "Atlantic/Azores"},
    pair{"Bangladesh Standard Time", "Asia/Dhaka"},
    pair{"Belarus Standard Time", "Europe/Minsk"},
    pair{"Canada Central Standard Time", "America/Regina"},
    pair{"Cape Verde Standard Time", "Atlantic/Cape_Verde"},
    pair{"Caucasus Standard Time", "Asia/Yerevan"},
    pair{"Cen. Australia Standard Time", "Australia/Adelaide"},
    pair{"Central America Standard Time", "America/Guatemala"},
    pair{"Central Asia Standard Time", "Asia/Almaty"},
    pair{"Central Brazilian Standard Time", "America/Cuiaba"},
    pair{"Central Europe Standard Time", "Europe/Budapest"},
    pair{"Central European Standard Time", "Europe/Warsaw"},
    pair{"Central Pacific Standard Time", "Pacific/Guadalcanal"},
    pair{"Central Standard Time", "America/Chicago"},
    pair{"Central Standard Time (Mexico)", "America/Mexico_City"},
    pair{"China Standard Time", "Asia/Shanghai"},
    pair{"Coordinated Universal Time", "UTC"},
    pair{"E. Africa Standard Time", "Africa/Nairobi"},
    pair{"E. Australia Standard Time", "Australia/Brisbane"},
    pair{"E. Europe Standard Time", "Europe/Chisinau"},
    pair{"E. South America Standard Time", "America/Sao_Paulo"},
    pair{"Eastern Standard Time", "America/New_York"},
    pair{"Eastern Standard Time (Mexico)", "America/Cancun"},
    pair{"Egypt Standard Time", "Africa/Cairo"},
    pair{"FLE Standard Time", "Europe/Kiev"},
    pair{"Fiji Standard Time", "Pacific/Fiji"},
    pair{"GMT Standard Time", "Europe/London"},
    pair{"GTB Standard Time", "Europe/Bucharest"},
    pair{"Georgian Standard Time", "Asia/Tbilisi"},
    pair{"Greenland Standard Time", "America/Godthab"},
    pair{"Greenwich Standard Time", "Atlantic/Reykjavik"},
    pair{"Hawaiian Standard Time", "Pacific/Honolulu"},
    pair{"India Standard Time", "Asia/Kolkata"},
    pair{"Iran Standard Time", "Asia/Tehran"},
    pair{"Israel Standard Time", "Asia/Jerusalem"},
    pair{"Jordan Standard Time", "Asia/Amman"},
    pair{"Kaliningrad Standard Time", "Europe/Kaliningrad"},
    pair{"Korea Standard Time", "Asia/Seoul"},
    pair{"Mauritius Standard Time", "Indian/Mauritius"},
    pair{"Middle East Standard Time", "Asia/Beirut"},
    pair{"Montevideo Standard Time", "America/Montevideo"},
    pair{"Morocco Standard Time", "Africa/Casablanca"},
    pair{"Mountain Standard Time", "America/Denver"},
    pair{"Myanmar Standard Time", "Asia/Yangon"},
    pair{"Namibia Standard Time", "Africa/Windhoek"},
    pair{"Nepal Standard Time", "Asia/Kathmandu"},
    pair{"New Zealand Standard Time", "Pacific/Auckland"},
    pair{"Newfoundland Standard Time", "America/St_Johns"},
    pair{"Pacific SA Standard Time", "America/Santiago"},
    pair{"Pacific Standard Time", "America/Los_Angeles"},
    pair{"Pakistan Standard Time", "Asia/Karachi"},
    pair{"Paraguay Standard Time", "America/Asuncion"},
    pair{"Romance Standard Time", "Europe/Paris"},
    pair{"Russian Standard Time", "Europe/Moscow"},
    pair{"SA Eastern Standard Time", "America/Cayenne"},
    pair{"SA Pacific Standard Time", "America/Bogota"},
    pair{"SA Western Standard Time", "America/La_Paz"},
    pair{"SE Asia Standard Time", "Asia/Bangkok"},
    pair{"Samoa Standard Time", "Pacific/Apia"},
    pair{"Singapore Standard Time", "Asia/Singapore"},
    pair{"South Africa Standard Time", "Africa/Johannesburg"},
    pair{"Sri Lanka Standard Time", "Asia/Colombo"},
    pair{"Syria Standard Time", "Asia/Damascus"},
    pair{"Taipei Standard Time", "Asia/Taipei"},
    pair{"Tasmania Standard Time", "Australia/Hobart"},
    pair{"Tokyo Standard Time", "Asia/Tokyo"},
    pair{"Tonga Standard Time", "Pacific/Tongatapu"},
    pair{"Turkey Standard Time", "Europe/Istanbul"},
    pair{"US Eastern Standard Time", "America/Indiana/Indianapolis"},
    pair{"US Mountain Standard Time", "America/Phoenix"},
    pair{"UTC", "UTC"},
    pair{"Ulaanbaatar Standard Time", "Asia/Ulaanbaatar"},
    pair{"Venezuela Standard Time", "America/Caracas"},
    pair{"W. Australia Standard Time", "Australia/Perth"},
    pair{"W. Central Africa Standard Time", "Africa/Lagos"},
    pair{"W. Europe Standard Time", "Europe/Berlin"},
    pair{"West Asia Standard Time", "Asia/Tashkent"},
    pair{"West Pacific Standard Time", "Pacific/Port_Moresby"},
};
static_assert(std::ranges::is_sorted(table, {}, &pair::windows));

} // namespace

std::optional<std::string_view> zone_of_windows(std::string_view name) {
    const auto found = std::ranges::lower_bound(table, name, {}, &pair::windows);
    if (found == table.end() || found->windows != name) return std::nullopt;
    return found->iana;
}

} // namespace intouch::ical
