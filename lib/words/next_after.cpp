// SPDX-License-Identifier: MIT
#include "words/next_after.hpp"

#include "core/text.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/round_touch.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/availability/pause.hpp"
#include "words/dates.hpp"
#include "words/touch_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace intouch::words {

namespace {

/// The UIDs that the promise or the occasion of the entry may have; of an entry about the round none. A promise in an
/// entry of a household is that of one member.
std::vector<std::string> uids_beside(const ledger::entry& e, const plan::plan_input& in) {
    if (e.kind == ledger::entry_kind::promised) return {plan::promise_uid(in.instance, e.person, e.id)};
    if (e.names.empty()) return {};
    if (const auto named = ledger::parse_occasion(e.names))
        return {plan::occasion_touch_uid(in.instance, named->person, named->name, named->year)};
    std::vector<std::string> uids{plan::promise_uid(in.instance, e.person, e.names)};
    for (const std::string& member : e.with) uids.push_back(plan::promise_uid(in.instance, member, e.names));
    return uids;
}

/// "The Six-Pack weekend, Fri 7 May 2027": the gathering to come; empty when the entry is about none.
std::string gathering_to_come(const ledger::entry& e, const plan::agenda& a) {
    for (const plan::shown_gathering& g : a.gatherings)
        if (g.id == e.person && !g.took_place)
            return fmt::format("{}, {}", without_control(g.name), full_weekday_date(g.day));
    return {};
}

} // namespace

const plan::touch* touch_after(const ledger::entry& e, const plan::agenda& a, const plan::plan_input& in) {
    const auto uids = uids_beside(e, in);
    const auto beside = std::ranges::find_first_of(a.touches, uids, {}, &plan::touch::uid);
    return beside == a.touches.end() ? plan::round_touch(a, e.person) : &*beside;
}

next_touch next_after(const ledger::entry& e, const plan::agenda& a, const plan::plan_input& in) {
    const bool of_booking = e.kind == ledger::entry_kind::moved;
    next_touch next{.phrase = of_booking ? std::string() : gathering_to_come(e, a)};
    const plan::touch* t = touch_after(e, a, in);
    if (t == nullptr) {
        const auto person = in.roster.people.find(e.person);
        next.paused = person != in.roster.people.end() &&
                      plan::pause_of(person->second, plan::state_of(in, e.person)).for_good;
    }
    if (!next.phrase.empty() || t == nullptr) return next;
    next.phrase = next_phrase(*t, in.settings, in.roster, in.zone);
    next.later = e.kind == ledger::entry_kind::promised && e.to && e.to->day < t->day;
    return next;
}

} // namespace intouch::words
