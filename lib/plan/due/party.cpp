// SPDX-License-Identifier: MIT
#include "plan/due/party.hpp"

#include "plan/agenda/person_state.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace intouch::plan {
namespace {

std::optional<date> first_day(const plan_input& in, const ledger::person_state& state) {
    if (state.joined) return state.joined;
    if (!in.has_store) return today(in);
    if (!state.closed.empty()) return state.closed.front().on.day;
    if (!state.attempts.empty()) return state.attempts.front().on.day;
    if (state.pin) return today(in);
    return std::nullopt;
}

party alone(const plan_input& in, const roster::person& person, const ledger::person_state& state) {
    return {.settings = in.settings,
            .roster = in.roster,
            .person = person,
            .state = state,
            .owner = person.id,
            .with = {},
            .together = nullptr,
            .cadence = roster::cadence_of(person, in.roster, in.settings),
            .today = today(in),
            .joined = first_day(in, state),
            .last_on_roster = person.last};
}

/// The newest contact that the roster tells of any member: it counts for all, also when that member is paused or lost.
std::optional<date> last_of(const std::vector<const roster::person*>& members) {
    std::optional<date> last;
    for (const roster::person* p : members) last = std::max(last, p->last);
    return last;
}

party of_household(const plan_input& in, const std::string& id,
                   const std::vector<const roster::person*>& members) {
    auto view = household_view_of(in, id, members);
    const auto together = std::make_shared<const ledger::person_state>(std::move(view.state));
    return {.settings = in.settings,
            .roster = in.roster,
            .person = *view.lead,
            .state = *together,
            .owner = id,
            .with = std::move(view.with),
            .together = together,
            .cadence = roster::cadence_of(*view.lead, in.roster, in.settings),
            .today = today(in),
            .joined = first_day(in, *together),
            .last_on_roster = last_of(members)};
}

std::optional<known_contact> newer_of(const ledger::person_state& state, std::optional<date> on_roster) {
    std::optional<known_contact> last;
    if (state.last_contact) last = known_contact{state.last_contact->on, state.last_contact->channel, false};
    if (on_roster && (!last || last->on.day < *on_roster))
        last = known_contact{{*on_roster, std::nullopt}, "", true};
    return last;
}

bool protects(const roster::person& p, const roster::roster& r) {
    if (p.protect) return *p.protect;
    return std::ranges::any_of(p.circles, [&](const std::string& id) {
        const auto circle = r.circles.find(id);
        return circle != r.circles.end() && circle->second.protect;
    });
}

} // namespace

party party_of(const plan_input& in, const roster::person& person) {
    if (person.household.empty()) return alone(in, person, state_of(in, person.id));
    return of_household(in, person.household, members_of(in.roster, person.household));
}

void each_party(const plan_input& in, const std::function<void(const party&)>& visit) {
    std::map<std::string_view, party> by_lead;
    for (const auto& [id, members] : households(in.roster)) {
        auto s = of_household(in, id, members);
        const std::string_view lead = s.person.id;
        by_lead.emplace(lead, std::move(s));
    }
    states_in_order states(in);
    for (const auto& [id, person] : in.roster.people) {
        if (person.household.empty())
            visit(alone(in, person, states.of(id)));
        else if (const auto found = by_lead.find(id); found != by_lead.end())
            visit(found->second);
    }
}

std::optional<party> party_called(const plan_input& in, const household_index& households,
                                  const std::string& owner) {
    if (const auto found = households.find(owner); found != households.end())
        return of_household(in, owner, found->second);
    const auto person = in.roster.people.find(owner);
    if (person == in.roster.people.end() || !person->second.household.empty()) return std::nullopt;
    return alone(in, person->second, state_of(in, owner));
}

party as_if(const party& s, const ledger::person_state& state) {
    return {.settings = s.settings,
            .roster = s.roster,
            .person = s.person,
            .state = state,
            .owner = s.owner,
            .with = s.with,
            .together = nullptr,
            .cadence = s.cadence,
            .today = s.today,
            .joined = s.joined,
            .last_on_roster = s.last_on_roster};
}

std::optional<known_contact> last_contact(const roster::person& person, const ledger::person_state& state) {
    return newer_of(state, person.last);
}

std::optional<known_contact> last_contact(const party& s) { return newer_of(s.state, s.last_on_roster); }

bool is_over_by_roster(const party& s, date day) {
    return !s.is_promise && s.last_on_roster && day <= *s.last_on_roster;
}

bool is_protected(const party& s) {
    if (protects(s.person, s.roster)) return true;
    return std::ranges::any_of(
        s.with, [&](const std::string& id) { return protects(s.roster.people.at(id), s.roster); });
}

} // namespace intouch::plan
