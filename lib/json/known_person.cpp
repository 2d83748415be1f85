// SPDX-License-Identifier: MIT
#include "json/known_person.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/availability/pause.hpp"
#include "plan/due/party.hpp"

#include <utility>

namespace intouch::json {

known_person known(const roster::person& p, const plan::plan_input& in,
                   const plan::household_index* households) {
    const auto& own = plan::state_of(in, p.id);
    if (p.household.empty()) return {p, own, own, nullptr, in};
    auto view = plan::household_view_of(in, p.household,
                                        households != nullptr ? households->at(p.household)
                                                              : plan::members_of(in.roster, p.household));
    auto together = std::make_shared<const ledger::person_state>(std::move(view.state));
    const auto& rounds = *together;
    return {p, own, rounds, std::move(together), in};
}

std::string name_of(const std::string& id, const roster::roster& r) {
    if (const auto p = r.people.find(id); p != r.people.end()) return p->second.name;
    if (const auto g = r.gatherings.find(id); g != r.gatherings.end()) return g->second.name;
    std::string all;
    for (const auto* p : plan::members_of(r, id)) all += (all.empty() ? "" : ", ") + p->name;
    return all.empty() ? id : all;
}

void put_pause(writer& w, const known_person& k) {
    const plan::pause paused = plan::pause_of(k.person, k.own);
    if (paused.for_good) {
        w.boolean(true);
    } else {
        w.day(paused.until && *paused.until > plan::today(k.in) ? paused.until : std::nullopt);
    }
}

void put_last(writer& w, const known_person& k) {
    const auto last = plan::last_contact(k.person, k.rounds);
    if (last) {
        w.moment(last->on, k.in.zone);
    } else {
        w.null();
    }
}

} // namespace intouch::json
