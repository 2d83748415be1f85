// SPDX-License-Identifier: MIT
#include "feed/report_items.hpp"

#include "plan/agenda/uid.hpp"
#include "plan/report/report.hpp"
#include "words/report.hpp"

#include <utility>
#include <vector>

namespace intouch::feed {

namespace {

item on_day(std::string uid, date day, std::string title) {
    item i;
    i.event.uid = std::move(uid);
    i.event.from = day;
    i.event.to = day + days(1);
    i.event.summary = std::move(title);
    i.first = i.last = day;
    i.kind = ledger::object_kind::notice; // nothing follows from an edit of it
    return i;
}

std::vector<plan::report_span> weeks_of(const feed_window& f) {
    std::vector<plan::report_span> weeks;
    const date last = plan::week_of(f.today).to;
    for (plan::report_span week = plan::week_of(f.first); week.to <= last;
         week.from += days(7), week.to += days(7))
        weeks.push_back(week);
    return weeks;
}

bool tells_nothing(const plan::report& r) {
    return r.all == plan::report_counts{} && r.stories.empty() && r.silent.empty();
}

} // namespace

void add_report(items& to, const feed_input& in, const feed_window& f) {
    const ledger::published_plan none;
    const plan::plan_input whole{.settings = in.settings,
                                 .roster = in.roster,
                                 .state = in.state,
                                 .published = none,
                                 .away = in.away,
                                 .zone = in.agenda.zone,
                                 .moment = in.agenda.at,
                                 .instance = in.instance};
    for (plan::report& week : plan::reports_of(whole, in.agenda, weeks_of(f), in.feed.circles)) {
        for (const plan::silent_touch& one : week.silent) {
            std::string title = words::silent_title(one, in.settings, in.roster, in.feed.names);
            if (!title.empty() && shows(f, one.touch.day, one.touch.day))
                add(to, on_day(one.touch.uid, one.touch.day, std::move(title)));
        }
        if (tells_nothing(week) || !shows(f, week.to, week.to)) continue;
        if (week.to < f.today) week.slipping.clear();       // that is told of the present alone
        week.coming.clear();                                // the feed itself shows them
        for (auto& row : week.slipping) row.late = days(0); // what the feed says depends on no clock
        std::string title = words::report_sum(week);
        title.pop_back(); // the full stop
        item told = on_day(plan::make_uid(in.instance, "report", "", print(week.to)), week.to,
                           "The week: " + std::move(title));
        told.event.description = words::report_text(week, in.settings, in.all_names(), in.feed.names);
        add(to, std::move(told));
    }
}

} // namespace intouch::feed
