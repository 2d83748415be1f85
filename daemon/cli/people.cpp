// SPDX-License-Identifier: MIT
#include "daemon/cli/people.hpp"

#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "json/agenda.hpp"
#include "json/people.hpp"
#include "json/person.hpp"
#include "json/round_touch.hpp"
#include "json/why.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/due/household.hpp"
#include "roster/find_person.hpp"
#include "words/dates.hpp"
#include "words/gathering_text.hpp"
#include "words/history.hpp"
#include "words/notices.hpp"
#include "words/titles.hpp"
#include "words/touch_text.hpp"
#include "words/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

namespace intouch::daemon::commands {

namespace {

result<std::string> find_id(const local_plan& all, const std::string& text) {
    std::vector<roster::named_person> named;
    named.reserve(all.config.roster.people.size());
    for (const auto& [id, g] : all.config.roster.gatherings) named.push_back({id, g.name});
    for (const auto& [id, p] : all.config.roster.people) named.push_back({id, p.name});
    for (const auto& [id, members] : intouch::plan::households(all.config.roster)) named.push_back({id, id});
    return roster::find_person(named, text);
}

std::string time_of_day(const intouch::plan::agenda& a, const intouch::plan::touch& t) {
    if (!t.start) return {};
    return words::clock(time_of(std::chrono::floor<minutes>(a.zone.to_local(*t.start))));
}

/// Day, time and title.
std::vector<std::string> next_cells(const local_plan& all, const intouch::plan::agenda& a,
                                    const intouch::plan::touch& t) {
    return {words::full_date(t.day), time_of_day(a, t),
            words::title(t, all.config.settings, all.config.roster, roster::naming::full)};
}

std::string next_of(const local_plan& all, const intouch::plan::agenda& a, const intouch::plan::touch& t) {
    std::string text;
    for (const auto& cell : next_cells(all, a, t))
        if (!cell.empty()) text += (text.empty() ? "" : "  ") + cell;
    return text;
}

void print_roster(const roster::person& p) {
    fmt::print("{} ({})\n", p.name, p.id);
    for (const auto& [name, value] : p.details) fmt::print("  {}: {}\n", name, value);
    if (!p.met.empty()) fmt::print("  met: {}\n", p.met);
    for (const auto& topic : p.topics) fmt::print("  topic: {}\n", topic);
    if (!p.notes.empty()) fmt::print("  notes: {}\n", p.notes);
}

void print_next(const local_plan& all, const intouch::plan::agenda& a, const std::string& id) {
    if (const auto* t = json::round_touch(a, id))
        fmt::print("\nNext: {}\n{}\n", next_of(all, a, *t), words::why(*t, all.config.settings));
    else
        fmt::print("\n{}\n", json::why_nothing(id, a, all.input()));
}

/// The entries about any of `ids`, the newest last.
void print_history(const local_plan& all, const std::vector<std::string>& ids) {
    std::map<std::string_view, const ledger::entry*> history;
    for (const auto& each : ids)
        for (const auto& e : intouch::plan::state_of(all.input(), each).history) history.emplace(e.id, &e);
    if (!history.empty()) fmt::print("\n");
    for (const auto& [entry, e] : history) fmt::print("{}\n", words::history_line(*e));
}

/// One person, or all members of a household.
void print_person(const local_plan& all, const intouch::plan::agenda& a, const std::string& id) {
    const auto& people = all.config.roster.people;
    std::vector<const roster::person*> members;
    if (const auto one = people.find(id); one != people.end())
        members.push_back(&one->second);
    else
        members = intouch::plan::members_of(all.config.roster, id);
    std::vector<std::string> ids{id};
    for (const auto* p : members) {
        print_roster(*p);
        for (const auto& other : {p->id, p->household})
            if (!other.empty()) ids.push_back(other);
    }
    print_next(all, a, id);
    for (const auto* p : members)
        for (const auto& line : words::notices_about(p->id, a, all.config.settings)) fmt::print("{}\n", line);
    for (const auto& other : a.touches)
        if (other.round == 0 && std::ranges::find(ids, other.person) != ids.end())
            fmt::print("Also: {}\n",
                       words::next_phrase(other, all.config.settings, all.config.roster, a.zone));
    print_history(all, ids);
}

void print_gathering(const local_plan& all, const intouch::plan::agenda& a, const roster::gathering& g) {
    fmt::print("{} ({})\n", g.name, g.id);
    if (const auto* next = words::next_gathering(a, g.id)) {
        fmt::print("  {}, {} {}\n", words::full_weekday_date(next->day), next->days,
                   next->days == 1 ? "day" : "days");
        for (const auto& line : words::gathering_lines(*next, all.config.roster, roster::naming::full))
            fmt::print("  {}\n", line);
    }
    print_next(all, a, g.id);
    print_history(all, {g.id});
}

void print_why(const local_plan& all, const intouch::plan::agenda& a, const intouch::plan::touch& t) {
    fmt::print("{}\n", next_of(all, a, t));
    for (const auto& line : words::why_lines(t, all.config.settings)) fmt::print("  {}\n", line);
}

} // namespace

int run(const global_options& c, const people&) {
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    const auto a = planned(*all);
    if (c.json) {
        fmt::print("{}", json::people(a, all->input()));
        return 0;
    }
    const json::touches_by_person touches(a);
    std::vector<std::vector<std::string>> rows;
    for (const auto& [id, p] : all->config.roster.people) {
        auto& row = rows.emplace_back(std::vector{id, p.name});
        if (const auto* t = touches.of(id))
            std::ranges::move(next_cells(*all, a, *t), std::back_inserter(row));
        else
            row.push_back(words::no_touch_word(p, all->state, day_at(a.zone, a.at)));
    }
    print_table(rows, {}, {2, 3});
    return 0;
}

int run(const global_options& c, const show& wanted) {
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    const auto id = find_id(*all, wanted.person);
    if (!id) return refuse(id.error());
    const auto a = planned(*all);
    const auto g = all->config.roster.gatherings.find(*id);
    if (g != all->config.roster.gatherings.end() && c.json)
        fmt::print("{}", json::gathering(*id, a, all->config.roster));
    else if (g != all->config.roster.gatherings.end())
        print_gathering(*all, a, g->second);
    else if (c.json)
        fmt::print("{}", json::person(*id, a, all->input()));
    else
        print_person(*all, a, *id);
    return 0;
}

int run(const global_options& c, const why& wanted) {
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    const auto id = find_id(*all, wanted.person);
    if (!id) return refuse(id.error());
    const auto a = planned(*all);
    if (c.json) {
        fmt::print("{}", json::why(*id, a, all->input()));
        return 0;
    }
    if (const auto* t = json::round_touch(a, *id))
        print_why(*all, a, *t);
    else
        fmt::print("{}\n", json::why_nothing(*id, a, all->input()));
    for (const auto* other : json::touches_beside(a, *id, all->config.roster)) print_why(*all, a, *other);
    return 0;
}

} // namespace intouch::daemon::commands
