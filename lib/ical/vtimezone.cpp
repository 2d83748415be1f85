// SPDX-License-Identifier: MIT
#include "ical/vtimezone.hpp"

#include "ical/libical_render.hpp"
#include "ical/posix_zone.hpp"

#include <algorithm>
#include <utility>
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
bool within_a_day(const yearly_onset& onset) { return onset.time >= seconds{0} && onset.time < days(1); }

} // namespace

std::optional<std::string> render_vtimezone(const time_zone& zone, instant from, instant to) {
    std::optional<posix_zone> rule = parse_posix_zone(zone.footer());
    if (!rule || !whole_minutes(rule->standard.offset) || !agrees(*rule, zone, from, to)) return std::nullopt;
    if (rule->daylight) {
        if (!whole_minutes(rule->daylight->offset) || !within_a_day(*rule->standard.begins) ||
            !within_a_day(*rule->daylight->begins)) {
            return std::nullopt;
        }
        // By Irish law winter is the exception; calendars everywhere call it STANDARD.
        if (rule->daylight->offset < rule->standard.offset) std::swap(rule->standard, *rule->daylight);
    }
    return render_timezone(zone.name(), *rule);
}

} // namespace intouch::ical
