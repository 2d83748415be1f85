// SPDX-License-Identifier: MIT
#include "feed/select.hpp"

#include "feed/blocks.hpp"
#include "feed/report_items.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/report/circles.hpp"
#include "words/gathering_text.hpp"
#include "words/titles.hpp"
#include "words/touch_text.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::feed {

namespace {

item all_day(std::string uid, date from, int count, std::string title) {
    item i;
    i.event.uid = std::move(uid);
    i.event.from = from;
    i.event.to = from + days(count);
    i.event.summary = std::move(title);
    i.first = from;
    i.last = from + days(count - 1);
    return i;
}

bool in_full(const feed_input& in) { return in.feed.names == roster::naming::full; }

void add_touches(items& to, const feed_input& in, const feed_window& f) {
    for (const plan::touch& t : in.agenda.touches) {
        std::string title = words::title(t, in.settings, in.roster, in.feed.names);
        if (!shows(f, t.day, t.day) || title.empty()) continue;
        item i = all_day(t.uid, t.day, 1, std::move(title));
        if (t.start && t.end) {
            std::tie(i.event.from, i.event.to) = times(f, *t.start, *t.end);
            i.event.alarm = in.settings.calendar.alarm;
        }
        if (in_full(in)) {
            const std::string link = in.action_link ? in.action_link(t.uid) : std::string();
            i.event.description = words::touch_text(t, in.roster, in.settings, in.state, link);
            i.event.location = words::touch_location(t, in.roster, in.settings);
            i.event.url = link;
        }
        add(to, std::move(i));
    }
}

void add_closed(items& to, const feed_input& in, const feed_window& f) {
    for (const plan::shown_closed& c : in.agenda.closed) {
        std::string title = words::title(c, in.feed.names);
        if (!ledger::is_contact(c.outcome) || !shows(f, c.day, c.day) || title.empty()) continue;
        item i = all_day(c.uid, c.day, 1, std::move(title));
        if (in_full(in)) i.event.description = c.note;
        i.kind = ledger::object_kind::closed;
        i.completed = f.zone.to_instant(c.day + std::chrono::hours(12));
        add(to, std::move(i));
    }
}

void add_occasions(items& to, const feed_input& in, const feed_window& f) {
    for (const plan::shown_occasion& o : in.agenda.occasions) {
        if (!shows(f, o.day, o.day)) continue;
        const int year = int(civil(o.day).year());
        std::string uid = plan::occasion_uid(in.instance, o.person, o.name, year);
        std::string title = words::title(o, in.roster, in.feed.names);
        if (title.empty()) continue;
        item i = all_day(std::move(uid), o.day, 1, std::move(title));
        i.kind = ledger::object_kind::occasion;
        add(to, std::move(i));
    }
}

void add_gatherings(items& to, const feed_input& in, const feed_window& f) {
    for (const plan::shown_gathering& g : in.agenda.gatherings) {
        const int length = std::max(g.days, 1);
        std::string title = words::title(g, in.feed.names);
        if (!shows(f, g.day, g.day + days(length - 1)) || title.empty()) continue;
        item i = all_day(g.uid, g.day, length, std::move(title));
        i.event.busy = true;
        i.kind = ledger::object_kind::gathering;
        for (const std::string& line : words::gathering_lines(g, in.roster, in.feed.names))
            i.event.description += (i.event.description.empty() ? "" : "\n") + line;
        add(to, std::move(i));
    }
}

/// One event that moves to each new day until the problem is solved.
void add_trouble(items& to, const feed_input& in, const feed_window& f) {
    if (in.trouble.empty() || !in_full(in)) return;
    item i = all_day(plan::make_uid(in.instance, "trouble", "", ""), f.today, 1,
                     in.trouble.substr(0, in.trouble.find('\n')));
    i.event.description = in.trouble;
    i.lasting = true;
    i.kind = ledger::object_kind::notice;
    add(to, std::move(i));
}

items select_shown(const feed_input& in, const feed_window& f) {
    items found;
    const auto shown = [&](roster::shown what) { return in.feed.shows.contains(what); };
    if (shown(roster::shown::touches)) {
        add_touches(found, in, f);
        add_closed(found, in, f);
    }
    if (shown(roster::shown::blocks)) add_blocks(found, in, f);
    if (shown(roster::shown::occasions)) add_occasions(found, in, f);
    if (shown(roster::shown::gatherings)) add_gatherings(found, in, f);
    if (shown(roster::shown::report)) add_report(found, in, f);
    return found;
}

} // namespace

items select(const feed_input& in, const feed_window& f) {
    if (!in.feed.circles.empty()) {
        const plan::circle_view view =
            plan::view_of_circles(in.settings, in.roster, in.agenda, in.instance, in.feed.circles);
        const feed_input narrow{view.settings,  view.roster, in.state,    view.agenda,
                                in.away,        in.feed,     in.instance, in.stamps,
                                in.action_link, {},          in.buddies,  &in.roster};
        items found = select_shown(narrow, f);
        if (in.feed.id.starts_with("caldav.")) add_trouble(found, in, f); // an account is the user's own
        return found;
    }
    items found = select_shown(in, f);
    add_trouble(found, in, f);
    return found;
}

} // namespace intouch::feed
