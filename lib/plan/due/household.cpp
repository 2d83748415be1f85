// SPDX-License-Identifier: MIT
#include "plan/due/household.hpp"

#include "ledger/fold.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/availability/pause.hpp"
#include "plan/due/channel_choice.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace intouch::plan {
namespace {

using people = std::vector<const roster::person*>;

/// Whether no channel is left to reach the member by. The household's state holds what failed for any of them.
bool is_unreachable(const plan_input& in, const roster::person& p, const ledger::person_state& together) {
    if (together.unusable.empty() && state_of(in, p.id).unusable.empty()) return false;
    return std::ranges::all_of(
        roster::cadence_of(p, in.roster, in.settings).value.via, [&](const std::string& channel) {
            const std::string detail = failed_detail(in.settings, p, channel);
            return together.unusable.contains(detail) || state_of(in, p.id).unusable.contains(detail);
        });
}

people not_lost(const plan_input& in, const people& members) {
    people left;
    for (const auto* p : members)
        if (!state_of(in, p->id).lost) left.push_back(p);
    return left.empty() ? members : left;
}

people reachable(const plan_input& in, const std::string& household, const people& members) {
    people left;
    for (const auto* p : members)
        if (!is_unreachable(in, *p, state_of(in, household))) left.push_back(p);
    return left.empty() ? members : left;
}

people not_paused(const plan_input& in, const people& members) {
    std::optional<date> first_end; // the first end of a pause
    people active;
    people next;
    for (const auto* p : members) {
        const auto paused = pause_of(*p, state_of(in, p->id));
        if (paused.for_good) continue;
        if (!paused.until || *paused.until <= today(in)) {
            active.push_back(p);
            continue;
        }
        if (first_end && *first_end < *paused.until) continue;
        if (first_end != paused.until) next.clear();
        first_end = paused.until;
        next.push_back(p);
    }
    return !active.empty() ? active : !next.empty() ? next : members;
}

/// Merges the newest contact and the first day of `p` into the state of the household.
void merge_into(ledger::person_state& all, const ledger::person_state& p) {
    if (p.last_contact && (!all.last_contact || ledger::is_after(p.last_contact->on, all.last_contact->on)))
        all.last_contact = p.last_contact;
    if (p.joined) all.joined = all.joined ? std::min(*all.joined, *p.joined) : *p.joined;
}

} // namespace

household_index households(const roster::roster& roster) {
    household_index index;
    for (const auto& [id, p] : roster.people)
        if (!p.household.empty()) index[p.household].push_back(&p);
    return index;
}

people members_of(const roster::roster& roster, const std::string& household) {
    people members;
    for (const auto& [id, p] : roster.people)
        if (p.household == household) members.push_back(&p);
    return members;
}

household_view household_view_of(const plan_input& in, const std::string& household, const people& members) {
    const auto active = reachable(in, household, not_paused(in, not_lost(in, members)));
    household_view view;
    view.lead = *std::ranges::min_element(active, {}, [&](const roster::person* p) {
        const auto every = roster::cadence_of(*p, in.roster, in.settings).value.every;
        return std::tuple(mean_days(every), std::string_view(p->id));
    });
    for (const auto* p : active)
        if (p != view.lead) view.with.push_back(p->id);

    const auto& together = state_of(in, household);
    const auto& lead = state_of(in, view.lead->id);
    auto& state = view.state;
    state.joined = together.joined;
    state.round = together.round;
    state.last_contact = together.last_contact;
    state.closed = together.closed;
    state.attempts = together.attempts;
    state.missed = together.missed;
    state.last_missed = together.last_missed;
    state.pin = together.pin;
    state.unusable = together.unusable;
    for (const auto* p : members) merge_into(state, state_of(in, p->id));
    state.contacts = std::max(together.contacts, lead.contacts);
    state.pause = lead.pause;
    state.lost = lead.lost;
    state.lost_since = lead.lost_since;
    state.unusable.insert(lead.unusable.begin(), lead.unusable.end());
    return view;
}

} // namespace intouch::plan
