// SPDX-License-Identifier: MIT
#include "plan/subject.hpp"

namespace intouch::plan {
namespace {

std::optional<date> first_day(const input& in, const ledger::person_state& state) {
    if (state.joined) return state.joined;
    if (!in.has_store) return today(in);
    if (!state.closed.empty()) return state.closed.front().on.day;
    if (!state.attempts.empty()) return state.attempts.front().on.day;
    return std::nullopt;
}

} // namespace

subject subject_of(const input& in, const roster::person& person) {
    static const ledger::person_state unseen;
    const auto found = in.state.people.find(person.id);
    const auto& state = found == in.state.people.end() ? unseen : found->second;
    return {.settings = in.settings,
            .roster = in.roster,
            .person = person,
            .state = state,
            .cadence = roster::cadence_of(person, in.roster, in.settings),
            .today = today(in),
            .joined = first_day(in, state)};
}

subject as_if(const subject& s, const ledger::person_state& state) {
    return {.settings = s.settings,
            .roster = s.roster,
            .person = s.person,
            .state = state,
            .cadence = s.cadence,
            .today = s.today,
            .joined = s.joined};
}

std::optional<known_contact> last_contact(const roster::person& person, const ledger::person_state& state) {
    std::optional<known_contact> last;
    if (state.last_contact) last = known_contact{state.last_contact->on, state.last_contact->channel, false};
    if (person.last && (!last || last->on.day < *person.last))
        last = known_contact{{*person.last, std::nullopt}, "", true};
    return last;
}

} // namespace intouch::plan
