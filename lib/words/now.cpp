// SPDX-License-Identifier: MIT
#include "words/now.hpp"

#include "core/weekday_names.hpp"
#include "words/dates.hpp"
#include "words/links.hpp"
#include "words/titles.hpp"

#include <fmt/format.h>

namespace intouch::words {

namespace {

local_minute wall(instant at, const time_zone& zone) {
    return std::chrono::floor<minutes>(zone.to_local(at));
}

/// "08:25", with the weekday where it differs from that of the user.
std::string clock_there(instant at, const time_zone& theirs, date day) {
    const auto local = wall(at, theirs);
    const std::string time = clock(time_of(local));
    return day_of(local) == day ? time : fmt::format("{} {}", short_name(weekday_of(day_of(local))), time);
}

std::string open_of(const plan::at_hand& one, const plan::plan_input& in) {
    const date day = plan::today(in);
    std::string until =
        one.until ? "until " + clock_there(*one.until, one.theirs, day_of(wall(in.moment, one.theirs))) : "";
    if (one.theirs.offset(in.moment) == in.zone.offset(in.moment)) return until;
    const std::string there = clock_there(in.moment, one.theirs, day) + " there";
    return until.empty() ? there : there + ", " + until;
}

std::string due_of(const plan::at_hand& one, date today) {
    const plan::touch& t = *one.planned;
    if (one.planned_now) return "planned now";
    if (t.ideal < today) return "was due " + short_date(t.ideal, today);
    return t.ideal == today ? "due today" : "due " + short_date(t.ideal, today);
}

std::string link_of(const plan::at_hand& one, const plan::plan_input& in) {
    const auto channel = in.settings.channels.find(one.channel);
    const auto person = in.roster.people.find(one.person);
    if (channel == in.settings.channels.end() || person == in.roster.people.end()) return {};
    return link_by(channel->second, person->second);
}

/// The touch, by the channel that works now.
plan::touch by_that_channel(const plan::at_hand& one) {
    plan::touch t = *one.planned;
    t.channel = one.channel;
    t.minutes = one.minutes;
    return t;
}

} // namespace

std::string title_of(const plan::at_hand& one, const plan::plan_input& in) {
    const bool planned_so = one.channel == one.planned->channel; // true for most; copying a touch costs
    return planned_so ? title(*one.planned, in.settings, in.roster, roster::naming::full)
                      : title(by_that_channel(one), in.settings, in.roster, roster::naming::full);
}

now_row row_of(const plan::at_hand& one, const plan::plan_input& in) {
    return {.title = title_of(one, in),
            .link = link_of(one, in),
            .open = open_of(one, in),
            .due = due_of(one, plan::today(in))};
}

} // namespace intouch::words
