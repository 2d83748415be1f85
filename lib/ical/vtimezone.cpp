// SPDX-License-Identifier: MIT
#include "ical/vtimezone.hpp"

#include "ical/event.hpp"
#include "ical/posix_zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace intouch::ical {

namespace {

using transition = time_zone::transition;

std::vector<transition> transitions(const posix_zone& zone, instant from, instant to) {
    std::vector<transition> found;
    if (!zone.daylight) return found;
    const auto year_of = [](instant at) {
        return std::chrono::year_month_day(std::chrono::floor<days>(at)).year();
    };
    const auto enter = [&](std::chrono::year year, const observance& next, const observance& before) {
        const instant at{onset_in(*next.begins, year).time_since_epoch() - before.offset};
        if (at >= from && at < to) found.push_back({at, before.offset, next.offset, next.name});
    };
    // A year more on both sides: an onset may lie in the neighbouring year of UTC.
    for (auto year = year_of(from) - std::chrono::years(1); year <= year_of(to) + std::chrono::years(1);
         ++year) {
        enter(year, *zone.daylight, zone.standard);
        enter(year, zone.standard, *zone.daylight);
    }
    std::ranges::sort(found, {}, &transition::at);
    return found;
}

bool agrees(const posix_zone& rule, const time_zone& zone, instant from, instant to) {
    const std::vector<transition> actual = zone.transitions(from, to);
    if (actual.empty() && !rule.daylight) return zone.offset(from) == rule.standard.offset;
    return std::ranges::equal(actual, transitions(rule, from, to),
                              [](const transition& a, const transition& b) {
                                  return a.at == b.at && a.before == b.before && a.after == b.after;
                              });
}

/// RFC 5545 3.3.14 has seconds, but readers refuse them.
bool whole_minutes(seconds offset) { return offset % minutes(1) == seconds{0}; }

/// Whether BYDAY can say it: "Saturday, 24 hours after the first Friday's midnight" is no nth Saturday.
bool plain(const yearly_onset& onset) { return onset.time >= seconds{0} && onset.time < days(1); }

std::string print_offset(seconds offset) {
    const std::chrono::hh_mm_ss parts(std::chrono::abs(offset));
    return fmt::format("{}{:02}{:02}", offset < seconds{0} ? '-' : '+', parts.hours().count(),
                       parts.minutes().count());
}

std::string print_rule(const yearly_onset& onset) {
    constexpr std::array names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    return fmt::format("RRULE:FREQ=YEARLY;BYMONTH={};BYDAY={}{}\r\n", unsigned(onset.month), onset.nth,
                       names.at(onset.day.c_encoding()));
}

std::string print(const char* kind, const observance& o, seconds before) {
    using namespace std::chrono_literals;
    const local_second first = o.begins ? onset_in(*o.begins, 1970y) : local_second(date(1970y / 1 / 1));
    return fmt::format(
        "BEGIN:{0}\r\nDTSTART:{1}\r\nTZOFFSETFROM:{2}\r\nTZOFFSETTO:{3}\r\nTZNAME:{4}\r\n{5}END:{0}\r\n",
        kind, ical::print(moment(zoned_time{first, {}})), print_offset(before), print_offset(o.offset),
        o.name, o.begins ? print_rule(*o.begins) : std::string());
}

} // namespace

std::optional<std::string> render_vtimezone(const time_zone& zone, instant from, instant to) {
    const std::optional<posix_zone> rule = parse_posix_zone(zone.footer());
    if (!rule || !whole_minutes(rule->standard.offset) || !agrees(*rule, zone, from, to)) return std::nullopt;
    std::string text = fmt::format("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", zone.name());
    if (!rule->daylight) {
        text += print("STANDARD", rule->standard, rule->standard.offset);
    } else {
        if (!whole_minutes(rule->daylight->offset) || !plain(*rule->standard.begins) ||
            !plain(*rule->daylight->begins)) {
            return std::nullopt;
        }
        // By Irish law winter is the exception; calendars everywhere call it STANDARD.
        const auto [winter, summer] =
            std::minmax(rule->standard, *rule->daylight,
                        [](const observance& a, const observance& b) { return a.offset < b.offset; });
        text += print("STANDARD", winter, summer.offset);
        text += print("DAYLIGHT", summer, winter.offset);
    }
    return text + "END:VTIMEZONE\r\n";
}

} // namespace intouch::ical
