// SPDX-License-Identifier: MIT
#include "plan/ideal.hpp"

#include "core/digest.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace intouch::plan {
namespace {

days at_least_one(days d) { return std::max(d, days(1)); }

reason contact_reason(const known_contact& last) {
    reason r{.code = last.on_roster ? reason_code::last_on_roster : reason_code::last_contact,
             .date = last.on.day,
             .channel = last.channel};
    return r;
}

cadence_date after_contact(const subject& s, const known_contact& last) {
    cadence_date d;
    d.reasons.push_back(contact_reason(last));
    date from = last.on.day;
    d.ideal = from + s.every();

    const auto& closed = s.state.closed;
    const bool scheduled = s.cadence.value.anchor == roster::anchoring::schedule;
    if (scheduled && !last.on_roster && !closed.empty() && closed.back().ideal) {
        from = *closed.back().ideal;
        d.reasons.push_back({.code = reason_code::schedule_anchor, .date = from});
        while ((d.ideal = from + s.every()) <= last.on.day) from = d.ideal;
    }
    d.interval = d.ideal - last.on.day;
    d.every = at_least_one(length(s.every(), from));
    return d;
}

cadence_date after_skip(const subject& s, const ledger::closed_round& skipped) {
    cadence_date d;
    const date from = std::max(skipped.ideal.value_or(skipped.on.day), skipped.on.day);
    reason r{.code = reason_code::last_skipped, .date = skipped.on.day};
    if (from != skipped.on.day) r.until = from;
    d.reasons.push_back(r);
    d.ideal = from + s.every();
    d.interval = d.ideal - from;
    d.every = at_least_one(d.interval);
    return d;
}

cadence_date of_a_stranger(const subject& s) {
    assert(s.joined);
    cadence_date d;
    d.interval = length(s.every(), *s.joined);
    d.every = at_least_one(d.interval);
    const auto phase = tie_break(s.person.id) % static_cast<std::uint64_t>(d.every.count());
    d.ideal = *s.joined + days(static_cast<days::rep>(phase));
    d.reasons.push_back(
        {.code = reason_code::never_contacted, .date = *s.joined, .count = static_cast<int>(phase)});
    return d;
}

cadence_date counted(const subject& s) {
    const auto last = last_contact(s.person, s.state);
    const auto& closed = s.state.closed;
    const bool skipped = !closed.empty() && closed.back().outcome == ledger::entry_kind::skipped;
    if (skipped && !(last && last->on.day > closed.back().on.day)) return after_skip(s, closed.back());
    if (last) return after_contact(s, *last);
    return of_a_stranger(s);
}

} // namespace

cadence_date cadence_date_of(const subject& s) {
    auto d = counted(s);
    d.reasons.push_back(
        {.code = reason_code::cadence, .date = d.ideal, .span = s.every(), .id = s.cadence.circle});
    for (const auto& id : s.cadence.other_circles) {
        const auto circle = s.roster.circles.find(id);
        if (circle == s.roster.circles.end()) continue;
        d.reasons.push_back({.code = reason_code::other_circle,
                             .span = circle->second.cadence.every.value_or(s.settings.touch.every),
                             .id = id});
    }
    return d;
}

} // namespace intouch::plan
