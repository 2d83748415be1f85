// SPDX-License-Identifier: MIT
#include "screens/person.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/availability/pause.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/household.hpp"
#include "plan/due/party.hpp"
#include "record/record_undo.hpp"
#include "roster/effective.hpp"
#include "screens/day_words.hpp"
#include "words/dates.hpp"
#include "words/history.hpp"
#include "words/link_page.hpp"
#include "words/notices.hpp"
#include "words/phrase.hpp"
#include "words/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace intouch::screens {

namespace {

constexpr std::size_t most_history = 1000;

std::string circles_of(const roster::person& p, const roster::roster& r) {
    std::vector<std::string> names;
    for (const auto& id : p.circles) {
        const auto circle = r.circles.find(id);
        names.push_back(circle == r.circles.end() || circle->second.name.empty() ? id : circle->second.name);
    }
    return words::joined(names);
}

/// The next birthday: "birthday 24 December (95)".
std::string birthday_of(const roster::person& p, date today) {
    if (!p.birthday) return {};
    auto year = civil(today).year();
    if (in_year(p.birthday->on, year) < today) ++year;
    const auto day = near_day(in_year(p.birthday->on, year), today);
    if (!p.birthday->year) return "birthday " + day;
    return fmt::format("birthday {} ({})", day, static_cast<int>(year) - static_cast<int>(*p.birthday->year));
}

std::string about_line(const roster::person& p, const plan::plan_input& in) {
    std::string text;
    for (const auto& part :
         {circles_of(p, in.roster), words::every(roster::cadence_of(p, in.roster, in.settings).value.every),
          birthday_of(p, plan::today(in))})
        if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
    return words::capitalised(text);
}

int months_between(date day, date today) {
    const auto from = civil(day);
    const auto to = civil(today);
    return static_cast<int>(((to.year() / to.month()) - (from.year() / from.month())).count());
}

year_of_contact year_of(const std::vector<const ledger::entry*>& entries, date today) {
    constexpr int months = 12;
    constexpr std::array<const char*, months> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    year_of_contact year;
    const auto this_month = unsigned{civil(today).month()} - 1;
    for (unsigned i = 0; i < months; ++i) year.months.at(i).name = names.at((this_month + 1 + i) % months);
    for (const auto* e : entries) {
        const int back = months_between(e->on.day, today);
        if (back < 0 || back >= months) continue;
        auto& month = year.months.at(static_cast<std::size_t>(months - 1 - back));
        if (ledger::is_contact(e->kind))
            ++month.contacts;
        else if (ledger::is_attempt(e->kind))
            ++month.tries;
    }
    year.label = "Contacts a month since " + year.months.front().name + ": ";
    std::string tries;
    for (const auto& month : year.months) {
        year.label += fmt::format("{}{}", &month == &year.months.front() ? "" : ", ", month.contacts);
        if (month.tries > 0)
            tries += fmt::format("{}{} in {}", tries.empty() ? "" : ", ", month.tries, month.name);
    }
    if (!tries.empty()) year.label += "; tries without an answer: " + tries;
    return year;
}

/// Who has no touch may have been in touch all the same.
std::vector<answer_button> outcomes_of(const plan::party& s, const plan::plan_input& in) {
    using enum record::answer_kind;
    const std::string channel = s.via().empty() ? "call" : s.via().front();
    std::vector<record::answer_kind> kinds{record::contact_by(in.settings, channel), they_reached_out};
    if (kinds.front() == reached) kinds.insert(kinds.end(), {left_message, no_answer});
    std::vector<answer_button> all;
    for (const auto kind : kinds)
        all.push_back({words::answer_label({.what = kind}, s.today), {.what = kind}});
    return all;
}

void add_touches(person_screen& s, const roster::person& p, const plan::agenda& a,
                 const plan::plan_input& in) {
    for (const auto& t : a.touches) {
        const bool theirs = t.person == p.id || std::ranges::find(t.with, p.id) != t.with.end();
        if (!theirs) continue;
        if (t.round == 0) {
            s.beside.push_back(card_of(t, a, in));
        } else if (!s.next) {
            s.next = card_of(t, a, in);
            s.why = words::why_lines(t, in.settings);
        }
    }
    if (s.next) return;
    s.no_touch = words::no_touch(p, in);
    s.contact = outcomes_of(plan::party_of(in, p), in);
}

std::vector<row> household_of(const roster::person& p, const plan::plan_input& in) {
    std::vector<row> rows;
    if (p.household.empty()) return rows;
    for (const auto* member : plan::members_of(in.roster, p.household))
        if (member->id != p.id)
            rows.push_back({.lead = "", .what = member->name, .small = "", .path = "/people/" + member->id});
    return rows;
}

} // namespace

std::vector<happened> happened_of(std::span<const ledger::entry* const> history, const plan::plan_input& in,
                                  std::span<const ledger::entry> entries) {
    std::vector<happened> lines;
    const date today = plan::today(in);
    bool undo_offered = false;
    for (const auto* e : history | std::views::reverse) {
        if (lines.size() == most_history) break;
        if (e->kind == ledger::entry_kind::joined) continue;
        std::string what = e->channel.empty() ? "" : e->channel + ", ";
        what += words::kind_phrase(*e);
        if (e->to) what += " to " + near_day(e->to->day, today);
        const bool own = e->source != ledger::entry_source::daemon && !undo_offered;
        const bool offered = own && record::can_undo(in.state, entries, e->id);
        lines.push_back(
            {words::short_date(e->on.day, today), what, e->note, offered ? e->id : std::string()});
        undo_offered = undo_offered || own;
    }
    return lines;
}

std::optional<person_screen> person_of(std::string_view id, const plan::agenda& a, const plan::plan_input& in,
                                       std::span<const ledger::entry> entries) {
    const auto found = in.roster.people.find(std::string(id));
    if (found == in.roster.people.end()) return std::nullopt;
    const auto& p = found->second;
    const date today = plan::today(in);
    const auto party = plan::party_of(in, p);
    person_screen s;
    s.id = p.id;
    s.name = p.name;
    s.today = today;
    s.about = about_line(p, in);
    s.links = links_of(p, plan::channel_of(in.settings, party.via().empty() ? "call" : party.via().front()));
    if (const auto address = p.details.find("address"); address != p.details.end())
        s.address = address->second;
    if (!p.topics.empty()) s.facts.push_back(topics_of(p));
    if (!p.notes.empty()) s.facts.push_back(p.notes);
    if (!p.met.empty()) s.facts.push_back("Met: " + p.met);
    add_touches(s, p, a, in);
    if (s.next && !s.next->address.empty()) s.address.clear();
    const auto& own = plan::state_of(in, p.id);
    s.paused = plan::is_paused_on(plan::pause_of({}, own), today);
    s.paused_in_roster = plan::is_paused_on(plan::pause_of(p, {}), today);
    s.lost = own.lost || party.state.lost;
    for (const auto& [entry, given] : own.promises)
        s.promises.push_back({entry, given.note, near_day(given.to.day, today)});
    std::vector<std::string> ids{p.id};
    if (!p.household.empty()) ids.push_back(p.household);
    const auto history = plan::history_of(in, ids);
    s.year = year_of(history, today);
    s.history = happened_of(history, in, entries);
    s.household = household_of(p, in);
    s.notices = words::notices_about(p.id, a, in.settings);
    return s;
}

} // namespace intouch::screens
