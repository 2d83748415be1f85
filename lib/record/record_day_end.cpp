// SPDX-License-Identifier: MIT
#include "record/record_day_end.hpp"

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/occasion.hpp"
#include "plan/due/ramp.hpp"
#include "record/record_entry.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace intouch::record {
namespace {

using ledger::published_touch;

std::string missed_key(const published_touch& p) { return "missed:" + p.uid + ":" + print(p.day); }

bool entered(const ledger::person_state& state, const published_touch& p) {
    return std::ranges::find(state.history, missed_key(p), &ledger::entry::key) != state.history.end();
}

ledger::entry missed_entry(const plan::plan_input& in, const published_touch& p, const new_id& id) {
    auto e = new_entry(in, p.owner, ledger::entry_kind::missed, by_daemon(), id);
    e.on = {p.day, std::nullopt};
    e.channel = p.channel;
    e.key = missed_key(p);
    return e;
}

/// The entry of a promise whose day passed; absent when it was kept, tried, moved or entered.
std::optional<ledger::entry> missed_promise(const plan::plan_input& in, const published_touch& p,
                                            const new_id& id) {
    const auto& state = state_of(in, p.owner);
    const auto found = std::ranges::find_if(state.promises, [&](const auto& one) {
        return plan::promise_uid(in.instance, p.owner, one.first) == p.uid;
    });
    if (found == state.promises.end() || entered(state, p)) return std::nullopt;
    const auto& given = found->second;
    const bool moved_here = given.moved && given.to.day == p.day; // after the last attempt
    if (!moved_here && !given.attempts.empty() && given.attempts.back().on.day >= p.day) return std::nullopt;
    if (given.last_missed && *given.last_missed >= p.day) return std::nullopt;
    if (given.missed == 0 && given.to.day >= today(in)) return std::nullopt; // moved before that day was over
    auto e = missed_entry(in, p, id);
    e.names = given.entry;
    return e;
}

std::optional<ledger::entry> missed_booking(const plan::plan_input& in, const published_touch& p,
                                            const new_id& id) {
    const auto& state = state_of(in, p.owner);
    if (p.round != state.round || state.booked || entered(state, p)) return std::nullopt;
    if (state.last_missed && *state.last_missed >= p.day) return std::nullopt;
    if (state.pin && state.pin->day >= today(in)) return std::nullopt;
    auto e = missed_entry(in, p, id);
    e.round = p.round;
    return e;
}

/// The first missed day gives the occasion one more day. The second one skips it, and so does the end of its
/// day.
std::vector<ledger::entry> missed_occasion(const plan::plan_input& in, const roster::person& person,
                                           const published_touch& p, const new_id& id) {
    const auto& state = state_of(in, person.id);
    if (entered(state, p)) return {};
    for (const auto& o : plan::open_occasions(person, state, p.day)) {
        if (plan::occasion_touch_uid(in.instance, person.id, o.what->name, o.year) != p.uid) continue;
        auto mark = plan::mark_of(state, o.what->name, o.year);
        if (mark.last_missed && *mark.last_missed >= p.day) return {};
        if (mark.moved && mark.moved->day >= today(in)) return {}; // moved before that day was over
        auto e = missed_entry(in, p, id);
        e.names = name_of(person, o);
        ++mark.missed;
        mark.moved.reset();
        mark.last_missed = p.day;
        if (!plan::is_over(*o.what, o.year, mark, today(in))) return {e};
        auto skipped = new_entry(in, person.id, ledger::entry_kind::skipped, by_daemon(), id);
        skipped.on = e.on;
        skipped.channel = e.channel;
        skipped.names = e.names;
        skipped.key = key_with(e.id);
        return {e, skipped};
    }
    return {};
}

/// The occasion whose day the round had taken, when that day passed.
std::string taken_then(const plan::plan_input& in, const plan::party& s, const published_touch& p) {
    if (!p.pinned || s.state.pin) return {};
    std::vector<std::string> people{s.person.id};
    people.insert(people.end(), s.with.begin(), s.with.end());
    const auto taken = absorbed_occasion_of(in, people, p.day, p.day, p.day);
    return taken ? name_of(*taken->person, taken->occasion) : std::string();
}

/// Whether the published day, which is over, passed without an outcome. The round is the same, nothing was tried on that
/// day or after it, unless the day was chosen later, no later day was missed or chosen, and the ledger does not hold it already.
bool went_by(const plan::plan_input& in, const plan::party& s, const published_touch& p) {
    if (p.round != s.state.round) return false;
    const auto& state = s.state;
    const bool pinned_here =
        state.pin && state.pin->day == p.day; // after the last attempt, which clears the pin
    if (!pinned_here && !state.attempts.empty() && state.attempts.back().on.day >= p.day) return false;
    if (state.last_missed && *state.last_missed >= p.day) return false;
    if (state.pin && state.pin->day >= s.today) return false;
    return !entered(state_of(in, s.owner), p);
}

/// Whether the touch stands beside the round. Its missed entries go to `to`.
bool missed_beside(const plan::plan_input& in, const published_touch& p, const new_id& id,
                   std::vector<ledger::entry>& to) {
    const auto person = in.roster.people.find(p.owner);
    const bool known = person != in.roster.people.end();
    if (p.kind == name(plan::touch_kind::booking)) {
        if (!in.roster.gatherings.contains(p.owner)) return true;
        if (auto e = missed_booking(in, p, id)) to.push_back(std::move(*e));
        return true;
    }
    if (p.kind == name(plan::touch_kind::promise)) {
        if (!known) return true;
        if (auto e = missed_promise(in, p, id)) to.push_back(std::move(*e));
        return true;
    }
    if (p.kind != name(plan::touch_kind::occasion)) return false;
    if (known) std::ranges::move(missed_occasion(in, person->second, p, id), std::back_inserter(to));
    return true;
}

/// The entry of a user with which somebody passed by the ramp; undo takes back both. Empty: there was none.
std::string let_in_by_entry(const plan::plan_input& in, const plan::joining& j) {
    if (!in.settings.ramp || j.by_ramp) return {};
    std::string newest;
    for (const auto& person : j.people)
        if (const auto& history = state_of(in, person).history; !history.empty())
            newest = std::max(newest, history.back().id);
    return newest;
}

} // namespace

std::vector<ledger::entry> record_joined(const plan::plan_input& in, const new_id& id) {
    std::vector<ledger::entry> entries;
    for (const auto& joining : people_joining(in)) {
        std::string after = let_in_by_entry(in, joining);
        for (const auto& person : joining.people) {
            auto e = new_entry(in, person, ledger::entry_kind::joined, by_daemon(), id);
            e.on = {joining.on, std::nullopt};
            if (!after.empty()) e.key = key_with(std::exchange(after, e.id));
            // A household takes one place of the ramp.
            if (joining.by_ramp && person == joining.people.front())
                e.key = std::string(plan::ramp_key) + person + ":" + print(joining.on);
            entries.push_back(std::move(e));
        }
    }
    for (const auto& [gathering, g] : in.roster.gatherings) {
        if (g.last || state_of(in, gathering).joined) continue; // it has a date to count from
        auto e = new_entry(in, gathering, ledger::entry_kind::joined, by_daemon(), id);
        e.on.time.reset();
        entries.push_back(std::move(e));
    }
    return entries;
}

std::vector<ledger::entry> record_missed(const plan::plan_input& in, const new_id& id) {
    std::vector<const published_touch*> ordered;
    const date present = today(in);
    for (const auto& [uid, p] : in.published)
        if (!p.about && p.day < present)
            ordered.push_back(&p); // an about touch has no hour yet, so nothing was missed
    if (ordered.empty()) return {};
    std::ranges::sort(ordered, {},
                      [](const published_touch* p) { return std::tie(p->day, p->owner, p->uid); });

    const auto index = plan::households(in.roster);
    std::vector<ledger::entry> entries;
    for (const auto* p : ordered) {
        if (missed_beside(in, *p, id, entries)) continue;
        const auto s = party_called(in, index, p->owner);
        if (!s || !went_by(in, *s, *p)) continue;
        auto e = round_entry(in, *s, s->person.id, ledger::entry_kind::missed, by_daemon(), id);
        e.round = p->round;
        e.on = {p->day, std::nullopt};
        e.channel = p->channel;
        e.names = taken_then(in, *s, *p);
        e.key = missed_key(*p);
        entries.push_back(e);
        if (auto skipped = skip_when_spent(in, *s, e, id)) entries.push_back(std::move(*skipped));
    }
    return entries;
}

} // namespace intouch::record
