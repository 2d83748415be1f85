// SPDX-License-Identifier: MIT
#include "core/calling_codes.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace intouch {
namespace {

// Sorted by code.
// clang-format off
constexpr auto countries = std::to_array<calling_country>({
    {"1", "the United States or Canada",
        "America/New_York America/Chicago America/Denver America/Los_Angeles "
        "America/Phoenix America/Anchorage America/Detroit America/Boise "
        "America/Juneau America/Toronto America/Vancouver America/Edmonton "
        "America/Winnipeg America/Halifax America/Regina America/St_Johns "
        "America/Moncton America/Whitehorse America/Adak Pacific/Honolulu"},
    {"1242", "the Bahamas", "America/Nassau"},
    {"1246", "Barbados", "America/Barbados"},
    {"1264", "Anguilla", "America/Anguilla"},
    {"1268", "Antigua and Barbuda", "America/Antigua"},
    {"1284", "the British Virgin Islands", "America/Tortola"},
    {"1340", "the US Virgin Islands", "America/St_Thomas"},
    {"1345", "the Cayman Islands", "America/Cayman"},
    {"1441", "Bermuda", "Atlantic/Bermuda"},
    {"1473", "Grenada", "America/Grenada"},
    {"1649", "the Turks and Caicos Islands", "America/Grand_Turk"},
    {"1658", "Jamaica", "America/Jamaica"},
    {"1664", "Montserrat", "America/Montserrat"},
    {"1670", "the Northern Mariana Islands", "Pacific/Saipan"},
    {"1671", "Guam", "Pacific/Guam"},
    {"1684", "American Samoa", "Pacific/Pago_Pago"},
    {"1721", "Sint Maarten", "America/Lower_Princes"},
    {"1758", "Saint Lucia", "America/St_Lucia"},
    {"1767", "Dominica", "America/Dominica"},
    {"1784", "Saint Vincent and the Grenadines", "America/St_Vincent"},
    {"1787", "Puerto Rico", "America/Puerto_Rico"},
    {"1809", "the Dominican Republic", "America/Santo_Domingo"},
    {"1829", "the Dominican Republic", "America/Santo_Domingo"},
    {"1849", "the Dominican Republic", "America/Santo_Domingo"},
    {"1868", "Trinidad and Tobago", "America/Port_of_Spain"},
    {"1869", "Saint Kitts and Nevis", "America/St_Kitts"},
    {"1876", "Jamaica", "America/Jamaica"},
    {"1939", "Puerto Rico", "America/Puerto_Rico"},
    {"20", "Egypt", "Africa/Cairo"},
    {"211", "South Sudan", "Africa/Juba"},
    {"212", "Morocco", "Africa/Casablanca"},
    {"213", "Algeria", "Africa/Algiers"},
    {"216", "Tunisia", "Africa/Tunis"},
    {"218", "Libya", "Africa/Tripoli"},
    {"220", "the Gambia", "Africa/Banjul"},
    {"221", "Senegal", "Africa/Dakar"},
    {"222", "Mauritania", "Africa/Nouakchott"},
    {"223", "Mali", "Africa/Bamako"},
    {"224", "Guinea", "Africa/Conakry"},
    {"225", "Ivory Coast", "Africa/Abidjan"},
    {"226", "Burkina Faso", "Africa/Ouagadougou"},
    {"227", "Niger", "Africa/Niamey"},
    {"228", "Togo", "Africa/Lome"},
    {"229", "Benin", "Africa/Porto-Novo"},
    {"230", "Mauritius", "Indian/Mauritius"},
    {"231", "Liberia", "Africa/Monrovia"},
    {"232", "Sierra Leone", "Africa/Freetown"},
    {"233", "Ghana", "Africa/Accra"},
    {"234", "Nigeria", "Africa/Lagos"},
    {"235", "Chad", "Africa/Ndjamena"},
    {"236", "the Central African Republic", "Africa/Bangui"},
    {"237", "Cameroon", "Africa/Douala"},
    {"238", "Cape Verde", "Atlantic/Cape_Verde"},
    {"239", "São Tomé and Príncipe", "Africa/Sao_Tome"},
    {"240", "Equatorial Guinea", "Africa/Malabo"},
    {"241", "Gabon", "Africa/Libreville"},
    {"242", "the Republic of the Congo", "Africa/Brazzaville"},
    {"243", "the Democratic Republic of the Congo", "Africa/Kinshasa Africa/Lubumbashi"},
    {"244", "Angola", "Africa/Luanda"},
    {"245", "Guinea-Bissau", "Africa/Bissau"},
    {"246", "Diego Garcia", "Indian/Chagos"},
    {"248", "Seychelles", "Indian/Mahe"},
    {"249", "Sudan", "Africa/Khartoum"},
    {"250", "Rwanda", "Africa/Kigali"},
    {"251", "Ethiopia", "Africa/Addis_Ababa"},
    {"252", "Somalia", "Africa/Mogadishu"},
    {"253", "Djibouti", "Africa/Djibouti"},
    {"254", "Kenya", "Africa/Nairobi"},
    {"255", "Tanzania", "Africa/Dar_es_Salaam"},
    {"256", "Uganda", "Africa/Kampala"},
    {"257", "Burundi", "Africa/Bujumbura"},
    {"258", "Mozambique", "Africa/Maputo"},
    {"260", "Zambia", "Africa/Lusaka"},
    {"261", "Madagascar", "Indian/Antananarivo"},
    {"262", "Réunion or Mayotte", "Indian/Reunion Indian/Mayotte"},
    {"263", "Zimbabwe", "Africa/Harare"},
    {"264", "Namibia", "Africa/Windhoek"},
    {"265", "Malawi", "Africa/Blantyre"},
    {"266", "Lesotho", "Africa/Maseru"},
    {"267", "Botswana", "Africa/Gaborone"},
    {"268", "Eswatini", "Africa/Mbabane"},
    {"269", "the Comoros", "Indian/Comoro"},
    {"27", "South Africa", "Africa/Johannesburg"},
    {"290", "Saint Helena", "Atlantic/St_Helena"},
    {"291", "Eritrea", "Africa/Asmara"},
    {"297", "Aruba", "America/Aruba"},
    {"298", "the Faroe Islands", "Atlantic/Faroe"},
    {"299", "Greenland", "America/Nuuk America/Danmarkshavn America/Scoresbysund America/Thule"},
    {"30", "Greece", "Europe/Athens"},
    {"31", "the Netherlands", "Europe/Amsterdam"},
    {"32", "Belgium", "Europe/Brussels"},
    {"33", "France", "Europe/Paris"},
    {"34", "Spain", "Europe/Madrid Africa/Ceuta Atlantic/Canary"},
    {"350", "Gibraltar", "Europe/Gibraltar"},
    {"351", "Portugal", "Europe/Lisbon Atlantic/Madeira Atlantic/Azores"},
    {"352", "Luxembourg", "Europe/Luxembourg"},
    {"353", "Ireland", "Europe/Dublin"},
    {"354", "Iceland", "Atlantic/Reykjavik"},
    {"355", "Albania", "Europe/Tirane"},
    {"356", "Malta", "Europe/Malta"},
    {"357", "Cyprus", "Asia/Nicosia"},
    {"358", "Finland", "Europe/Helsinki"},
    {"359", "Bulgaria", "Europe/Sofia"},
    {"36", "Hungary", "Europe/Budapest"},
    {"370", "Lithuania", "Europe/Vilnius"},
    {"371", "Latvia", "Europe/Riga"},
    {"372", "Estonia", "Europe/Tallinn"},
    {"373", "Moldova", "Europe/Chisinau"},
    {"374", "Armenia", "Asia/Yerevan"},
    {"375", "Belarus", "Europe/Minsk"},
    {"376", "Andorra", "Europe/Andorra"},
    {"377", "Monaco", "Europe/Monaco"},
    {"378", "San Marino", "Europe/San_Marino"},
    {"380", "Ukraine", "Europe/Kyiv"},
    {"381", "Serbia", "Europe/Belgrade"},
    {"382", "Montenegro", "Europe/Podgorica"},
    {"383", "Kosovo", "Europe/Belgrade"},
    {"385", "Croatia", "Europe/Zagreb"},
    {"386", "Slovenia", "Europe/Ljubljana"},
    {"387", "Bosnia and Herzegovina", "Europe/Sarajevo"},
    {"389", "North Macedonia", "Europe/Skopje"},
    {"39", "Italy", "Europe/Rome"},
    {"40", "Romania", "Europe/Bucharest"},
    {"41", "Switzerland", "Europe/Zurich"},
    {"420", "Czechia", "Europe/Prague"},
    {"421", "Slovakia", "Europe/Bratislava"},
    {"423", "Liechtenstein", "Europe/Vaduz"},
    {"43", "Austria", "Europe/Vienna"},
    {"44", "the United Kingdom", "Europe/London"},
    {"45", "Denmark", "Europe/Copenhagen"},
    {"46", "Sweden", "Europe/Stockholm"},
    {"47", "Norway", "Europe/Oslo"},
    {"48", "Poland", "Europe/Warsaw"},
    {"49", "Germany", "Europe/Berlin"},
    {"500", "the Falkland Islands", "Atlantic/Stanley"},
    {"501", "Belize", "America/Belize"},
    {"502", "Guatemala", "America/Guatemala"},
    {"503", "El Salvador", "America/El_Salvador"},
    {"504", "Honduras", "America/Tegucigalpa"},
    {"505", "Nicaragua", "America/Managua"},
    {"506", "Costa Rica", "America/Costa_Rica"},
    {"507", "Panama", "America/Panama"},
    {"508", "Saint Pierre and Miquelon", "America/Miquelon"},
    {"509", "Haiti", "America/Port-au-Prince"},
    {"51", "Peru", "America/Lima"},
    {"52", "Mexico",
        "America/Mexico_City America/Cancun America/Chihuahua America/Hermosillo "
        "America/Tijuana America/Monterrey America/Merida America/Mazatlan "
        "America/Ciudad_Juarez"},
    {"53", "Cuba", "America/Havana"},
    {"54", "Argentina", "America/Argentina/Buenos_Aires"},
    {"55", "Brazil",
        "America/Sao_Paulo America/Manaus America/Rio_Branco America/Noronha "
        "America/Fortaleza America/Recife America/Bahia America/Belem "
        "America/Cuiaba America/Campo_Grande"},
    {"56", "Chile", "America/Santiago America/Punta_Arenas Pacific/Easter"},
    {"57", "Colombia", "America/Bogota"},
    {"58", "Venezuela", "America/Caracas"},
    {"590", "Guadeloupe", "America/Guadeloupe"},
    {"591", "Bolivia", "America/La_Paz"},
    {"592", "Guyana", "America/Guyana"},
    {"593", "Ecuador", "America/Guayaquil Pacific/Galapagos"},
    {"594", "French Guiana", "America/Cayenne"},
    {"595", "Paraguay", "America/Asuncion"},
    {"596", "Martinique", "America/Martinique"},
    {"597", "Suriname", "America/Paramaribo"},
    {"598", "Uruguay", "America/Montevideo"},
    {"599", "Curaçao", "America/Curacao"},
    {"60", "Malaysia", "Asia/Kuala_Lumpur"},
    {"61", "Australia",
        "Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Darwin "
        "Australia/Perth Australia/Melbourne Australia/Hobart Australia/Lord_Howe"},
    {"62", "Indonesia", "Asia/Jakarta Asia/Makassar Asia/Jayapura Asia/Pontianak"},
    {"63", "the Philippines", "Asia/Manila"},
    {"64", "New Zealand", "Pacific/Auckland Pacific/Chatham"},
    {"65", "Singapore", "Asia/Singapore"},
    {"66", "Thailand", "Asia/Bangkok"},
    {"670", "East Timor", "Asia/Dili"},
    {"673", "Brunei", "Asia/Brunei"},
    {"674", "Nauru", "Pacific/Nauru"},
    {"675", "Papua New Guinea", "Pacific/Port_Moresby Pacific/Bougainville"},
    {"676", "Tonga", "Pacific/Tongatapu"},
    {"677", "the Solomon Islands", "Pacific/Guadalcanal"},
    {"678", "Vanuatu", "Pacific/Efate"},
    {"679", "Fiji", "Pacific/Fiji"},
    {"680", "Palau", "Pacific/Palau"},
    {"681", "Wallis and Futuna", "Pacific/Wallis"},
    {"682", "the Cook Islands", "Pacific/Rarotonga"},
    {"683", "Niue", "Pacific/Niue"},
    {"685", "Samoa", "Pacific/Apia"},
    {"686", "Kiribati", "Pacific/Tarawa Pacific/Kanton Pacific/Kiritimati"},
    {"687", "New Caledonia", "Pacific/Noumea"},
    {"688", "Tuvalu", "Pacific/Funafuti"},
    {"689", "French Polynesia", "Pacific/Tahiti Pacific/Marquesas Pacific/Gambier"},
    {"690", "Tokelau", "Pacific/Fakaofo"},
    {"691", "Micronesia", "Pacific/Pohnpei Pacific/Chuuk Pacific/Kosrae"},
    {"692", "the Marshall Islands", "Pacific/Majuro"},
    {"7", "Russia",
        "Europe/Moscow Europe/Kaliningrad Europe/Samara Asia/Yekaterinburg "
        "Asia/Omsk Asia/Novosibirsk Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk "
        "Asia/Vladivostok Asia/Magadan Asia/Kamchatka"},
    {"76", "Kazakhstan", "Asia/Almaty"},
    {"77", "Kazakhstan", "Asia/Almaty"},
    {"81", "Japan", "Asia/Tokyo"},
    {"82", "South Korea", "Asia/Seoul"},
    {"84", "Vietnam", "Asia/Ho_Chi_Minh"},
    {"850", "North Korea", "Asia/Pyongyang"},
    {"852", "Hong Kong", "Asia/Hong_Kong"},
    {"853", "Macau", "Asia/Macau"},
    {"855", "Cambodia", "Asia/Phnom_Penh"},
    {"856", "Laos", "Asia/Vientiane"},
    {"86", "China", "Asia/Shanghai"},
    {"880", "Bangladesh", "Asia/Dhaka"},
    {"886", "Taiwan", "Asia/Taipei"},
    {"90", "Turkey", "Europe/Istanbul"},
    {"91", "India", "Asia/Kolkata"},
    {"92", "Pakistan", "Asia/Karachi"},
    {"93", "Afghanistan", "Asia/Kabul"},
    {"94", "Sri Lanka", "Asia/Colombo"},
    {"95", "Myanmar", "Asia/Yangon"},
    {"960", "the Maldives", "Indian/Maldives"},
    {"961", "Lebanon", "Asia/Beirut"},
    {"962", "Jordan", "Asia/Amman"},
    {"963", "Syria", "Asia/Damascus"},
    {"964", "Iraq", "Asia/Baghdad"},
    {"965", "Kuwait", "Asia/Kuwait"},
    {"966", "Saudi Arabia", "Asia/Riyadh"},
    {"967", "Yemen", "Asia/Aden"},
    {"968", "Oman", "Asia/Muscat"},
    {"970", "Palestine", "Asia/Hebron"},
    {"971", "the United Arab Emirates", "Asia/Dubai"},
    {"972", "Israel", "Asia/Jerusalem"},
    {"973", "Bahrain", "Asia/Bahrain"},
    {"974", "Qatar", "Asia/Qatar"},
    {"975", "Bhutan", "Asia/Thimphu"},
    {"976", "Mongolia", "Asia/Ulaanbaatar Asia/Hovd"},
    {"977", "Nepal", "Asia/Kathmandu"},
    {"98", "Iran", "Asia/Tehran"},
    {"992", "Tajikistan", "Asia/Dushanbe"},
    {"993", "Turkmenistan", "Asia/Ashgabat"},
    {"994", "Azerbaijan", "Asia/Baku"},
    {"995", "Georgia", "Asia/Tbilisi"},
    {"996", "Kyrgyzstan", "Asia/Bishkek"},
    {"998", "Uzbekistan", "Asia/Tashkent"},
});
// clang-format on
static_assert(std::ranges::is_sorted(countries, {}, &calling_country::code));

/// The digits of a number behind its "+" or "00"; empty for a number without a country code.
std::string international(std::string_view number) {
    std::string digits;
    bool plus = false;
    for (const char c : number) {
        if (c == '+' && digits.empty()) {
            plus = true;
        } else if (c >= '0' && c <= '9') {
            digits += c;
        } else if (std::string_view(" .-/()").find(c) == std::string_view::npos) {
            break;
        }
    }
    if (plus) return digits;
    return digits.starts_with("00") ? digits.substr(2) : std::string();
}

bool has_zone(const calling_country& c, std::string_view zone) {
    const std::size_t at = c.zones.find(zone);
    if (zone.empty() || at == std::string_view::npos) return false;
    const std::size_t end = at + zone.size();
    return (at == 0 || c.zones[at - 1] == ' ') && (end == c.zones.size() || c.zones[end] == ' ');
}

} // namespace

std::optional<calling_country> country_of_number(std::string_view number) {
    const std::string digits = international(number);
    constexpr std::size_t longest = 4;
    for (std::size_t length = std::min(longest, digits.size()); length > 0; --length) {
        const std::string_view code = std::string_view(digits).substr(0, length);
        const auto found = std::ranges::lower_bound(countries, code, {}, &calling_country::code);
        if (found != countries.end() && found->code == code) return *found;
    }
    return std::nullopt;
}

std::optional<calling_country> country_of_zone(std::string_view zone) {
    const auto found =
        std::ranges::find_if(countries, [&](const calling_country& c) { return has_zone(c, zone); });
    return found == countries.end() ? std::nullopt : std::optional(*found);
}

} // namespace intouch
