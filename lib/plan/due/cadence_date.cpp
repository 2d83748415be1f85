// SPDX-License-Identifier: MIT
#include "plan/due/cadence_date.hpp"

#include "core/digest.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace intouch::plan {
namespace {

days at_least_one(days d) { return std::max(d, days(1)); }

/// The ideal at the pace: so many days after `from`, as `own` is at pace 1.
void stretch(cadence_date& d, date from, double pace) {
    d.own_ideal = d.ideal;
    d.remembered = d.ideal;
    d.ideal = from + stretched(d.own_ideal - from, pace);
    d.every = at_least_one(stretched(d.every, pace));
}

reason contact_reason(const known_contact& last) {
    reason r{.code = last.on_roster ? reason_code::last_on_roster : reason_code::last_contact,
             .date = last.on.day,
             .channel = last.channel};
    return r;
}

cadence_date after_contact(const party& s, const known_contact& last, double pace) {
    cadence_date d;
    d.reasons.push_back(contact_reason(last));
    date from = last.on.day;
    d.ideal = from + s.every();

    const auto& closed = s.state.closed;
    const bool scheduled = s.cadence.value.anchor == roster::anchoring::schedule;
    if (scheduled && !last.on_roster && !closed.empty() && closed.back().ideal) {
        from = *closed.back().ideal;
        d.reasons.push_back({.code = reason_code::schedule_anchor, .date = from});
        const date not_before = from + stretched(length(s.every(), from), pace);
        while ((d.ideal = from + s.every()) <= last.on.day) from = d.ideal;
        d.own_ideal = d.ideal;
        d.interval = length(s.every(), last.on.day);
        d.every = at_least_one(stretched(length(s.every(), from), pace));
        while (d.ideal < not_before) d.ideal = d.ideal + s.every();
        d.remembered = d.ideal;
        return d;
    }
    d.interval = d.ideal - last.on.day;
    d.every = length(s.every(), from);
    stretch(d, from, pace);
    return d;
}

/// The day from which the date after a round without contact counts. Pushes the reason to `why`.
date counted_from(const ledger::closed_round& last, std::vector<reason>& why) {
    if (last.outcome != ledger::entry_kind::skipped) {
        why.push_back({.code = reason_code::last_sent, .date = last.on.day, .channel = last.channel});
        return last.on.day;
    }
    const date from = std::max(last.ideal.value_or(last.on.day), last.on.day);
    why.push_back({.code = reason_code::last_skipped, .date = last.on.day});
    if (from != last.on.day) why.back().until = from;
    return from;
}

cadence_date after_no_contact(const party& s, const ledger::closed_round& last, double pace) {
    cadence_date d;
    const date from = counted_from(last, d.reasons);
    d.ideal = from + s.every();
    d.interval = d.ideal - from;
    d.every = d.interval;
    stretch(d, from, pace);
    return d;
}

cadence_date of_a_stranger(const party& s, double pace) {
    assert(s.joined);
    cadence_date d;
    d.interval = length(s.every(), *s.joined);
    d.every = at_least_one(d.interval);
    auto within = d.every;
    if (s.settings.ramp) within = std::min(within, at_least_one(length(s.settings.ramp->every, *s.joined)));
    const days own_phase(
        static_cast<days::rep>(tie_break(s.owner) % static_cast<std::uint64_t>(within.count())));
    const days phase = stretched(own_phase, pace);
    d.ideal = *s.joined + phase;
    d.own_ideal = *s.joined + own_phase;
    d.remembered = d.own_ideal;
    d.every = at_least_one(stretched(d.every, pace));
    d.reasons.push_back(
        {.code = reason_code::never_contacted, .date = s.joined, .count = static_cast<int>(phase.count())});
    return d;
}

/// The last closed round, when it closed without contact and no contact is newer.
const ledger::closed_round* last_without_contact(const party& s, const std::optional<known_contact>& last) {
    if (s.state.closed.empty()) return nullptr;
    const auto& closed = s.state.closed.back();
    const bool contact = ledger::is_contact(closed.outcome) && closed.contact;
    return contact || (last && last->on.day > closed.on.day) ? nullptr : &closed;
}

bool is_intro(const party& s) {
    return s.person.stage == roster::person_stage::fresh &&
           static_cast<std::size_t>(s.state.contacts) < s.settings.intro.size();
}

cadence_date intro_date(const party& s) {
    assert(s.joined);
    cadence_date d;
    const auto last = last_contact(s);
    date from = *s.joined;
    if (const auto* closed = last_without_contact(s, last)) {
        from = counted_from(*closed, d.reasons);
    } else if (last && (last->on.day >= from || s.state.contacts > 0)) {
        from = last->on.day;
        d.reasons.push_back(contact_reason(*last));
    }
    const span wait = s.settings.intro[static_cast<std::size_t>(s.state.contacts)];
    d.ideal = from + wait;
    d.interval = d.ideal - from;
    d.every = at_least_one(d.interval);
    d.own_ideal = d.remembered = d.ideal;
    d.intro = true;
    d.reasons.push_back({.code = reason_code::intro,
                         .date = d.ideal,
                         .until = from,
                         .span = wait,
                         .count = s.state.contacts + 1});
    return d;
}

cadence_date counted(const party& s, double pace) {
    const auto last = last_contact(s);
    if (const auto* closed = last_without_contact(s, last)) return after_no_contact(s, *closed, pace);
    if (last) return after_contact(s, *last, pace);
    return of_a_stranger(s, pace);
}

} // namespace

days stretched(days d, double pace) {
    // A pace is in hundredths, so that no rounding error makes a day of nothing.
    const auto hundredths = static_cast<days::rep>(std::llround(pace * 100));
    const days product((d.count() * hundredths + 99) / 100);
    return std::min(product, std::max(d, planning_range));
}

cadence_date cadence_date_of(const party& s, double pace) {
    if (is_intro(s)) return intro_date(s);
    auto d = counted(s, pace);
    d.reasons.push_back(
        {.code = reason_code::cadence, .date = d.ideal, .span = s.every(), .id = s.cadence.circle});
    if (d.ideal != d.own_ideal) d.reasons.back().count = static_cast<int>(d.every.count());
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
