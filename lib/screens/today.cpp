// SPDX-License-Identifier: MIT
#include "screens/today.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/availability/occurrences.hpp"
#include "plan/due/party.hpp"
#include "plan/next_change.hpp"
#include "plan/report/slipping.hpp"
#include "record/record_undo.hpp"
#include "roster/effective.hpp"
#include "screens/day_words.hpp"
#include "words/dates.hpp"
#include "words/history.hpp"
#include "words/notices.hpp"
#include "words/now.hpp"
#include "words/phrase.hpp"
#include "words/titles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace intouch::screens {

namespace {

constexpr days a_week{7};
constexpr days still_asked{3}; ///< so long the page asks what came of a touch
constexpr std::size_t most_unanswered = 8;
constexpr std::size_t most_slipping = 5;
constexpr std::size_t most_to_mend = 5;
constexpr std::size_t most_reachable = 8;

std::string title_of(const plan::touch& t, const plan::plan_input& in) {
    return words::title(t, in.settings, in.roster, roster::naming::full);
}

/// "was due 24 October", "missed Sunday", "tried 2 times".
std::string state_of_touch(const plan::touch& t, const plan::plan_input& in) {
    const date today = plan::today(in);
    const auto& known = plan::state_of(in, t.owner);
    if (t.round != 0 && !known.attempts.empty())
        return known.attempts.size() == 1 ? "tried once"
                                          : fmt::format("tried {} times", known.attempts.size());
    if (t.round != 0 && known.last_missed) return near_day(*known.last_missed, today) + " went by";
    if (t.ideal < today - a_week) return "was due " + near_day(t.ideal, today);
    return {};
}

std::string small_of(const plan::touch& t, const plan::plan_input& in) {
    std::string small = t.channel;
    const auto add = [&](const std::string& more) {
        if (!more.empty()) small += (small.empty() ? "" : " · ") + more;
    };
    const auto person = in.roster.people.find(t.person);
    if (t.start && person != in.roster.people.end() && person->second.zone &&
        person->second.zone->offset(*t.start) != in.zone.offset(*t.start))
        add(clock_at(*t.start, *person->second.zone) + " there");
    add(state_of_touch(t, in));
    return small;
}

row row_of(const plan::touch& t, const plan::plan_input& in) {
    return {.lead = t.start  ? clock_at(*t.start, in.zone)
                    : t.firm ? "all day"
                             : "about",
            .what = t.kind == plan::touch_kind::cadence && !t.name.empty() ? t.name : title_of(t, in),
            .small = small_of(t, in),
            .path = path_of(t, in.roster)};
}

using entries_view = std::span<const ledger::entry>;

void add_closed(const plan::agenda& a, const plan::plan_input& in, date today, entries_view entries,
                std::vector<row>& to) {
    for (const auto& c : a.closed)
        if (c.day == today) {
            auto undo = c.entry;
            if (!record::can_undo(in.state, entries, undo)) undo.clear();
            to.push_back({.lead = "✓",
                          .what = c.name,
                          .small = fmt::format("{}{}{}", c.channel, c.channel.empty() ? "" : ", ",
                                               words::kind_phrase(c.outcome)),
                          .path = "/people/" + c.person,
                          .done = true,
                          .undo = std::move(undo)});
        }
}

void add_occasions(const plan::agenda& a, const plan::plan_input& in, date day, std::vector<row>& to) {
    for (const auto& o : a.occasions)
        if (o.day == day)
            to.push_back({.lead = "all day",
                          .what = words::title(o, in.roster, roster::naming::full),
                          .small = "",
                          .path = "/people/" + o.person});
    for (const auto& g : a.gatherings)
        if (g.day <= day && day < g.day + days(g.days))
            to.push_back(
                {.lead = "all day", .what = g.name, .small = "gathering", .path = "/gatherings/" + g.id});
}

std::vector<row> rows_of_day(const plan::agenda& a, const plan::plan_input& in, date day,
                             entries_view entries) {
    std::vector<row> rows;
    if (day == plan::today(in)) add_closed(a, in, day, entries, rows);
    add_occasions(a, in, day, rows);
    for (const auto& t : a.touches)
        if (t.day == day) rows.push_back(row_of(t, in));
    return rows;
}

/// The touch whose time runs, else the next one from now on; of those without an hour the first of today.
const plan::touch* current(const plan::agenda& a, const plan::plan_input& in) {
    const date today = plan::today(in);
    const plan::touch* next = nullptr;
    const plan::touch* some_day = nullptr;
    for (const auto& t : a.touches) {
        if (t.start && t.end && *t.end > in.moment && (next == nullptr || *t.start < *next->start)) next = &t;
        if (!t.start && t.firm && some_day == nullptr) some_day = &t;
    }
    if (next != nullptr && (next->day == today || some_day == nullptr)) return next;
    return some_day != nullptr && (next == nullptr || some_day->day <= next->day) ? some_day : next;
}

std::string heading_of(const plan::touch& t, const plan::agenda& a, const plan::plan_input& in) {
    for (const auto& o : a.blocks)
        if (o.id == t.block && o.start <= in.moment && in.moment < o.end && t.start && *t.start < o.end)
            return fmt::format("Now · {}, {} to {}", o.name, clock_at(o.start, in.zone),
                               clock_at(o.end, in.zone));
    const bool now = t.start && t.end && *t.start <= in.moment && in.moment < *t.end;
    if (now) return "Now";
    const auto day = near_day(t.day, plan::today(in));
    return t.start ? fmt::format("Next · {} {}", day, clock_at(*t.start, in.zone)) : "Next · " + day;
}

/// The touches whose day went by without a word, of the last days.
std::vector<unanswered> unanswered_of(const plan::agenda& a, const plan::plan_input& in) {
    std::vector<unanswered> all;
    const date today = plan::today(in);
    for (const auto& t : a.touches) {
        if (all.size() == most_unanswered) break;
        for (const auto& says : record::answer_choices(t, in)) {
            const bool done =
                says.what == record::answer_kind::reached || says.what == record::answer_kind::sent;
            if (!done || !says.on || today - says.on->day > still_asked) continue;
            const record::answer_choice not_yet{.what = record::answer_kind::not_yet, .on = says.on};
            const auto form = form_of(t);
            if (record::is_entered(in, {form.uid, form.owner, form.round, form.attempt, not_yet, {}}))
                continue;
            all.push_back({row_of(t, in), {"I did", says}, {"Not yet", not_yet}, form});
            all.back().shown.lead = words::short_date(says.on->day, today);
            all.back().shown.small = t.channel;
        }
    }
    return all;
}

/// With whom the user keeps the hour of a block of today that is over; empty: with nobody. Absent: none is over.
std::optional<std::string> hour_is_over(const plan::plan_input& in) {
    std::optional<std::string> with;
    const date today = plan::today(in);
    for (const auto& [id, b] : in.settings.blocks)
        for (const auto& o :
             plan::occurrences(b, in.zone, today, today + days(1), plan::changes_of(in.state, b)))
            if (o.end <= in.moment) with = b.with.empty() ? with.value_or("") : b.with;
    return with;
}

std::optional<hour_told> hour_of(const plan::agenda& a, const plan::plan_input& in) {
    const auto with = hour_is_over(in);
    if (!with) return std::nullopt;
    const date today = plan::today(in);
    hour_told told{.lines = {}, .stories = {}, .with = *with};
    std::vector<std::string> reached;
    std::vector<std::string> tried;
    const auto add_story = [&](const std::string& name, const std::string& note) {
        if (!note.empty()) told.stories.push_back(name + ": " + note);
    };
    for (const auto& c : a.closed) {
        if (c.day != today || !ledger::is_contact(c.outcome)) continue;
        reached.push_back(c.name);
        add_story(c.name, c.note);
    }
    for (const auto& t : a.touches) {
        if (t.round == 0) continue;
        const auto& attempts = plan::state_of(in, t.owner).attempts;
        if (attempts.empty() || attempts.back().on.day != today) continue;
        tried.push_back(t.name);
        add_story(t.name, attempts.back().note);
    }
    if (reached.empty() && tried.empty()) return std::nullopt;
    if (!reached.empty())
        told.lines.push_back(fmt::format("You were in touch with {}.", words::joined(reached)));
    if (!tried.empty())
        told.lines.push_back(fmt::format("You tried {}; another try is planned.", words::joined(tried)));
    return told;
}

std::vector<reachable> reachable_of(const plan::agenda& a, const plan::plan_input& in, minutes have) {
    std::vector<reachable> all;
    for (const auto& one : plan::reachable_now(in, a, have)) {
        if (!one.due && !one.planned_now) continue;
        if (all.size() == most_reachable) break;
        const auto shown = words::row_of(one, in);
        const auto contact = record::contact_by(in.settings, one.channel);
        all.push_back({.shown = {.lead = one.channel,
                                 .what = one.planned->name,
                                 .small = shown.open.empty() ? shown.due : shown.due + " · " + shown.open,
                                 .path = "/people/" + one.person},
                       .link = {.word = words::capitalised(one.channel), .address = shown.link},
                       .did = {contact == record::answer_kind::sent ? "Sent" : "Reached", {.what = contact}},
                       .form = form_of(*one.planned)});
    }
    return all;
}

std::string nothing_today(const plan::touch* next, const plan::plan_input& in) {
    if (in.roster.people.empty())
        return "Nobody is on the roster yet. Add the first person on the screen People.";
    if (next == nullptr) return "Nothing today.";
    const auto day = near_day(next->day, plan::today(in));
    return fmt::format("Nothing today. Next: {}, {}{}.", title_of(*next, in), day,
                       next->start ? " " + clock_at(*next->start, in.zone) : "");
}

} // namespace

std::string path_of(const plan::touch& t, const roster::roster& r) {
    if (r.gatherings.contains(t.owner)) return "/gatherings/" + t.owner;
    return "/people/" + t.person;
}

std::vector<row> slipping_of(const plan::agenda& a, const plan::plan_input& in, std::size_t most) {
    std::map<std::string_view, const plan::touch*> rounds;
    for (const auto& t : a.touches)
        if (t.round > 0) rounds.emplace(t.owner, &t);
    std::vector<row> rows;
    for (const auto& late : plan::slipping(in, a)) {
        if (rows.size() == most) break;
        const auto& p = in.roster.people.at(late.person);
        std::string small =
            "usually " + words::every(roster::cadence_of(p, in.roster, in.settings).value.every);
        if (const auto t = rounds.find(late.owner); t != rounds.end())
            if (const auto tried = state_of_touch(*t->second, in); !tried.empty()) small += " · " + tried;
        const auto spoke = last_spoke(p, in);
        rows.push_back({.lead = "late",
                        .what = late.name,
                        .small = spoke.empty() ? std::move(small) : fmt::format("{} · {}", spoke, small),
                        .path = "/people/" + late.person});
    }
    return rows;
}

instant next_change(const plan::agenda& a, const plan::plan_input& in) {
    instant next = plan::next_change(in, a);
    const auto note = [&](const std::optional<instant>& at) {
        if (at && *at > in.moment) next = std::min(next, *at);
    };
    for (const auto& t : a.touches) {
        note(t.start);
        note(t.end);
    }
    for (const auto& o : a.blocks) note(o.start);
    return next;
}

today_screen today_of(const plan::agenda& a, const plan::plan_input& in,
                      std::span<const ledger::entry> entries, std::optional<minutes> have) {
    today_screen s;
    const date today = plan::today(in);
    s.title = long_day(today, today);
    const auto* next = current(a, in);
    if (next != nullptr) {
        s.heading = heading_of(*next, a, in);
        s.card = card_of(*next, a, in);
    }
    s.today = rows_of_day(a, in, today, entries);
    if (s.today.empty()) s.nothing = nothing_today(next, in);
    s.unanswered_ones = unanswered_of(a, in);
    for (date day = today + days(1); day < today + a_week; day += days(1))
        if (auto rows = rows_of_day(a, in, day, entries); !rows.empty())
            s.week.push_back({words::capitalised(near_day(day, today)), std::move(rows)});
    s.slipping = slipping_of(a, in, most_slipping);
    s.hour = hour_of(a, in);
    s.to_mend = words::notices(a, in.settings);
    if (s.to_mend.size() > most_to_mend) s.to_mend.resize(most_to_mend);
    if (have) s.moment = reachable_of(a, in, *have);
    return s;
}

} // namespace intouch::screens
