// SPDX-License-Identifier: MIT
#include "feed/feed_window.hpp"

#include "ical/vtimezone.hpp"

namespace intouch::feed {

feed_window window_of(const feed_input& in) {
    const roster::calendar_settings& calendar = in.settings.calendar;
    const time_zone& zone = in.agenda.zone;
    feed_window f;
    f.zone = zone;
    f.today = day_at(zone, in.agenda.at);
    f.first = f.today - calendar.history;
    f.last = f.today + calendar.horizon;
    f.anchor = date(civil(f.first).year() / std::chrono::January / 1);
    // Series have no end, so the rule must hold long after the horizon.
    constexpr std::chrono::years ahead{10};
    const date far = date((civil(f.last).year() + ahead) / std::chrono::January / 1);
    f.vtimezone = ical::render_vtimezone(zone, zone.to_instant(f.anchor), zone.to_instant(far));
    return f;
}

std::pair<ical::moment, ical::moment> times(const feed_window& f, instant from, instant to) {
    const local_second local_from = f.zone.to_local(from);
    const local_second local_to = f.zone.to_local(to);
    if (!f.vtimezone || f.zone.to_instant(local_from) != from || f.zone.to_instant(local_to) != to) {
        return {from, to};
    }
    return {ical::zoned_time{local_from, f.zone.name()}, ical::zoned_time{local_to, f.zone.name()}};
}

} // namespace intouch::feed
