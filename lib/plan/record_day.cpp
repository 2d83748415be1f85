// SPDX-License-Identifier: MIT
// What the daemon enters by itself: who is new, and what a day that has ended left undone.
#include "plan/person_state.hpp"
#include "plan/ramp.hpp"
#include "plan/record_entry.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::plan {
namespace {

using ledger::published_touch;

std::string missed_key(const published_touch& p) { return "missed:" + p.uid + ":" + print(p.day); }

/// Whether the published day went by without a word: the round is the same, nothing was tried on the day or
/// since, no later day was missed or chosen, and it was not entered already.
bool went_by(const input& in, const subject& s, const published_touch& p) {
    if (p.day >= s.today || p.round != s.state.round) return false;
    const auto& state = s.state;
    if (!state.attempts.empty() && state.attempts.back().on.day >= p.day) return false;
    if (state.last_missed && *state.last_missed >= p.day) return false;
    if (state.pin && state.pin->day >= s.today) return false;
    const auto& history = state_of(in, s.owner).history;
    return std::ranges::find(history, missed_key(p), &ledger::entry::key) == history.end();
}

} // namespace

std::vector<ledger::entry> record_joined(const input& in, const new_id& id) {
    std::vector<ledger::entry> entries;
    for (const auto& joining : who_joins(in)) {
        for (const auto& person : joining.people) {
            auto e = new_entry(in, person, ledger::entry_kind::joined, by_daemon(), id);
            e.on = {joining.on, std::nullopt};
            // One place for all of a household.
            if (joining.by_ramp && person == joining.people.front())
                e.key = std::string(ramp_key) + person + ":" + print(joining.on);
            entries.push_back(std::move(e));
        }
    }
    return entries;
}

std::vector<ledger::entry> record_missed(const input& in, const new_id& id) {
    std::vector<const published_touch*> ordered;
    for (const auto& [uid, p] : in.published) ordered.push_back(&p);
    std::ranges::sort(ordered, {},
                      [](const published_touch* p) { return std::tie(p->day, p->owner, p->uid); });

    const auto index = households(in.roster);
    std::vector<ledger::entry> entries;
    for (const auto* p : ordered) {
        const auto s = subject_called(in, index, p->owner);
        if (!s || !went_by(in, *s, *p)) continue;
        auto e = round_entry(in, *s, s->person.id, ledger::entry_kind::missed, by_daemon(), id);
        e.round = p->round;
        e.on = {p->day, std::nullopt};
        e.channel = p->channel;
        e.key = missed_key(*p);
        entries.push_back(e);
        if (auto skipped = rest(in, *s, e, id)) entries.push_back(std::move(*skipped));
    }
    return entries;
}

} // namespace intouch::plan
