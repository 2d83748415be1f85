// SPDX-License-Identifier: MIT
#include "daemon/commands/offline.hpp"
#include "daemon/commands/print.hpp"
#include "plan/plan.hpp"
#include "roster/find_person.hpp"
#include "words/dates.hpp"
#include "words/history.hpp"
#include "words/titles.hpp"
#include "words/why.hpp"
#include "json/answers.hpp"
#include "json/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace intouch::daemon::commands {

namespace {

result<std::string> meant(const offline& all, const std::string& text) {
    std::vector<roster::named_person> named;
    named.reserve(all.config.roster.people.size());
    for (const auto& [id, p] : all.config.roster.people) named.push_back({id, p.name});
    return roster::find_person(named, text);
}

std::string time_of_day(const intouch::plan::agenda& a, const intouch::plan::touch& t) {
    if (!t.start) return {};
    return words::clock(time_of(std::chrono::floor<minutes>(a.zone.to_local(*t.start))));
}

/// Day, time and title; "paused" alone where nothing is planned.
std::vector<std::string> next_cells(const offline& all, const intouch::plan::agenda& a,
                                    const intouch::plan::touch* t) {
    if (t == nullptr) return {"paused"};
    return {words::full_date(t->day), time_of_day(a, *t),
            words::title(*t, all.config.settings, all.config.roster, roster::naming::full)};
}

std::string next_of(const offline& all, const intouch::plan::agenda& a, const intouch::plan::touch* t) {
    std::string text;
    for (const auto& cell : next_cells(all, a, t))
        if (!cell.empty()) text += (text.empty() ? "" : "  ") + cell;
    return text;
}

void print_person(const offline& all, const intouch::plan::agenda& a, const std::string& id) {
    const auto& p = all.config.roster.people.at(id);
    fmt::print("{} ({})\n", p.name, id);
    for (const auto& [name, value] : p.details) fmt::print("  {}: {}\n", name, value);
    if (!p.met.empty()) fmt::print("  met: {}\n", p.met);
    for (const auto& topic : p.topics) fmt::print("  topic: {}\n", topic);
    if (!p.notes.empty()) fmt::print("  notes: {}\n", p.notes);
    const auto* t = json::touches_by_person(a).of(id);
    fmt::print("\nNext: {}\n", next_of(all, a, t));
    if (t != nullptr) fmt::print("{}\n", words::why(*t, all.config.settings));
    const auto found = all.state.people.find(id);
    if (found == all.state.people.end() || found->second.history.empty()) return;
    fmt::print("\n");
    for (const auto& e : found->second.history) fmt::print("{}\n", words::history_line(e));
}

} // namespace

int run(const common& c, const people&) {
    const auto all = open_offline(c);
    if (!all) return refuse(all.error());
    const auto a = intouch::plan::plan(all->input());
    if (c.json) {
        fmt::print("{}", json::people(a, all->input()));
        return 0;
    }
    const json::touches_by_person planned(a);
    std::vector<std::vector<std::string>> rows;
    for (const auto& [id, p] : all->config.roster.people) {
        auto& row = rows.emplace_back(std::vector{id, p.name});
        std::ranges::move(next_cells(*all, a, planned.of(id)), std::back_inserter(row));
    }
    print_table(rows);
    return 0;
}

int run(const common& c, const show& wanted) {
    const auto all = open_offline(c);
    if (!all) return refuse(all.error());
    const auto id = meant(*all, wanted.person);
    if (!id) return refuse(id.error());
    const auto a = intouch::plan::plan(all->input());
    if (c.json)
        fmt::print("{}", json::person(*id, a, all->input()));
    else
        print_person(*all, a, *id);
    return 0;
}

int run(const common& c, const why& wanted) {
    const auto all = open_offline(c);
    if (!all) return refuse(all.error());
    const auto id = meant(*all, wanted.person);
    if (!id) return refuse(id.error());
    const auto a = intouch::plan::plan(all->input());
    if (c.json) {
        fmt::print("{}", json::why(*id, a, all->input()));
        return 0;
    }
    const auto* t = json::touches_by_person(a).of(*id);
    fmt::print("{}\n", next_of(*all, a, t));
    if (t != nullptr)
        for (const auto& line : words::why_lines(*t, all->config.settings)) fmt::print("  {}\n", line);
    return 0;
}

} // namespace intouch::daemon::commands
