// SPDX-License-Identifier: MIT
#include "console/people.hpp"

#include "console/cells.hpp"
#include "json/why.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/round_touch.hpp"
#include "plan/due/household.hpp"
#include "roster/effective.hpp"
#include "roster/find_person.hpp"
#include "words/dates.hpp"
#include "words/gathering_text.hpp"
#include "words/history.hpp"
#include "words/notices.hpp"
#include "words/phrase.hpp"
#include "words/titles.hpp"
#include "words/touch_text.hpp"
#include "words/why.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>
#include <string_view>
#include <vector>

namespace intouch::console {

namespace {

/// A text about one person, while it is written.
class portrait {
public:
    portrait(const plan::agenda& a, const plan::plan_input& in, const paper& on) : a_(a), in_(in), to_(on) {}

    /// One person, or all members of a household.
    std::string person(const std::string& id) {
        std::vector<const roster::person*> members;
        if (const auto one = in_.roster.people.find(id); one != in_.roster.people.end())
            members.push_back(&one->second);
        else
            members = plan::members_of(in_.roster, id);
        std::vector<std::string> ids{id};
        for (const auto* p : members) {
            entry_of(*p);
            for (const auto& other : {p->id, p->household})
                if (!other.empty()) ids.push_back(other);
        }
        next(id);
        for (const auto* p : members)
            for (const auto& notice : words::notices_about(p->id, a_, in_.settings))
                to_.line(notice, 2, paint::yellow);
        for (const auto& other : a_.touches)
            if (other.round == 0 && std::ranges::find(ids, other.person) != ids.end())
                to_.line("Also: " + words::next_phrase(other, in_.settings, in_.roster, a_.zone), 2);
        history(ids);
        return to_.text();
    }

    std::string gathering(const roster::gathering& g) {
        to_.line(fmt::format("{} ({})", g.name, g.id), 2, paint::bold);
        if (const auto* coming = words::next_gathering(a_, g.id)) {
            fact("", fmt::format("{}, {} {}", words::full_weekday_date(coming->day), coming->days,
                                 coming->days == 1 ? "day" : "days"));
            for (const auto& line : words::gathering_lines(*coming, in_.roster, roster::naming::full))
                fact("", line);
        }
        next(g.id);
        history({g.id});
        return to_.text();
    }

private:
    void fact(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        to_.line(name.empty() ? fmt::format("  {}", value) : fmt::format("  {}: {}", name, value), 4);
    }
    void occasion(const roster::occasion& o) {
        const std::string year = o.year ? fmt::format(" {}", int(*o.year)) : "";
        const std::string via = o.via.empty() ? "" : ", by " + words::joined(o.via);
        const date written = in_year(o.on, std::chrono::year(2000)); // which has a 29 February
        std::string day = words::weekday_date(written);
        day.erase(0, day.find(' ') + 1);
        fact(o.name == "Birthday" ? "birthday" : o.name, day + year + via);
    }
    /// What the roster says, and what follows from circles and settings.
    void entry_of(const roster::person& p) {
        to_.line(fmt::format("{} ({})", p.name, p.id), 2, paint::bold);
        const auto cadence = roster::cadence_of(p, in_.roster, in_.settings);
        const std::string from = cadence.is_default       ? "as in [touch]"
                                 : cadence.circle.empty() ? ""
                                                          : "as for " + cadence.circle;
        fact("", fmt::format("{}{}, by {}", words::every(cadence.value.every),
                             from.empty() ? "" : " (" + from + ")", fmt::join(cadence.value.via, ", else ")));
        fact("circles", fmt::format("{}", fmt::join(p.circles, ", ")));
        for (const auto& [name, value] : p.details) fact(name, value);
        if (p.zone) fact("timezone", p.zone->name());
        fact("reach",
             fmt::format(
                 "{}",
                 fmt::join(p.reach | std::views::transform([](const auto& r) { return print(r); }), ", ")));
        if (p.birthday) occasion(*p.birthday);
        for (const auto& o : p.occasions) occasion(o);
        fact("household", p.household);
        fact("through", fmt::format("{}", fmt::join(p.through, ", ")));
        fact("formerly", fmt::format("{}", fmt::join(p.formerly, ", ")));
        if (p.protect.value_or(false)) fact("", "keeps this rhythm when time is short");
        if (p.stage == roster::person_stage::fresh) fact("stage", "new");
        fact("met", p.met);
        for (const auto& topic : p.topics) fact("topic", topic);
        fact("notes", p.notes);
        for (const auto& [entry, given] : plan::state_of(in_, p.id).promises)
            fact("promise", fmt::format("{}{}", words::full_date(given.to.day),
                                        given.note.empty() ? "" : ": " + given.note));
    }
    void next(const std::string& id) {
        to_.gap();
        if (const auto* t = plan::round_touch(a_, id)) {
            to_.line("Next: " + words::next_phrase(*t, in_.settings, in_.roster, a_.zone), 2);
            to_.line(words::why(*t, in_.settings));
        } else {
            to_.line(json::why_nothing(id, a_, in_));
        }
    }
    /// The entries about any of `ids`, the newest last.
    void history(const std::vector<std::string>& ids) {
        const auto entries = plan::history_of(in_, ids);
        if (!entries.empty()) to_.gap();
        for (const auto* e : entries) to_.line(words::history_line(*e), 2);
    }

    const plan::agenda& a_;
    const plan::plan_input& in_;
    sheet to_;
};

/// "call", "text", "find"; "call (babbages)" for a household.
std::string way_of(const plan::touch& t) {
    const std::string way = t.kind == plan::touch_kind::find ? "find" : t.channel;
    return t.owner == t.person ? way : fmt::format("{} ({})", way, t.owner);
}

} // namespace

std::string people(const plan::agenda& a, const plan::plan_input& in, const paper& on) {
    const date today = day_at(a.zone, a.at);
    const plan::touches_by_person touches(a, plan::touches_of::all);
    std::vector<std::vector<std::string>> rows;
    for (const auto& [id, p] : in.roster.people) {
        auto& row = rows.emplace_back(std::vector{id, p.name});
        if (const auto* t = touches.of(id)) {
            row.insert(row.end(),
                       {words::short_weekday_date(t->day, today), time_cell(*t, a.zone), way_of(*t)});
        } else {
            row.push_back(words::no_touch_word(p, in));
        }
    }
    sheet to(on);
    to.table(rows, {.never_truncated = {0, 2, 3}, .wrapped = {1}, .spared = {4, 0, 3}});
    return to.text();
}

result<std::string> find(const std::string& text, const plan::plan_input& in) {
    std::vector<roster::named_person> named;
    named.reserve(in.roster.people.size());
    for (const auto& [id, g] : in.roster.gatherings) named.push_back({id, g.name});
    for (const auto& [id, p] : in.roster.people) named.push_back({id, p.name});
    for (const auto& [id, members] : plan::households(in.roster)) named.push_back({id, id});
    return roster::find_person(named, text);
}

std::string show(const std::string& id, const plan::agenda& a, const plan::plan_input& in, const paper& on) {
    portrait made(a, in, on);
    const auto g = in.roster.gatherings.find(id);
    return g == in.roster.gatherings.end() ? made.person(id) : made.gathering(g->second);
}

std::string why(const std::string& id, const plan::agenda& a, const plan::plan_input& in, const paper& on) {
    sheet to(on);
    const auto add = [&](const plan::touch& t) {
        to.line(words::next_phrase(t, in.settings, in.roster, a.zone), 2, paint::bold);
        for (const auto& line : words::why_lines(t, in.settings)) to.line("  " + line, 4);
    };
    if (const auto* t = plan::round_touch(a, id))
        add(*t);
    else
        to.line(json::why_nothing(id, a, in));
    for (const auto* other : plan::touches_beside(a, id, in.roster)) add(*other);
    return to.text();
}

} // namespace intouch::console
