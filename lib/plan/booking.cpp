// SPDX-License-Identifier: MIT
#include "plan/booking.hpp"

#include "plan/beside.hpp"
#include "plan/channel_choice.hpp"
#include "plan/ladder.hpp"
#include "plan/person_state.hpp"
#include "plan/uid.hpp"
#include "plan/window.hpp"

#include <algorithm>

namespace intouch::plan {
namespace {

/// The day after a missed one, and its window, as for a round; a booking never rests.
void after_missed(demand& d, const input& in, const ledger::person_state& state) {
    const auto step = nth_missed(in.settings.retry.missed, state.missed);
    const span wait = step.now.kind == step_kind::wait ? step.now.wait : span{1, span_unit::day};
    d.ideal = *state.last_missed + wait;
    const auto w = rung_window(d.ideal, length(wait, *state.last_missed));
    d.earliest = w.earliest;
    d.latest = w.latest;
    d.reasons.push_back({.code = reason_code::missed, .date = state.last_missed, .count = state.missed});
    d.reasons.push_back({.code = reason_code::rung, .date = d.ideal, .span = wait, .count = state.missed});
}

} // namespace

demand booking_demand(const input& in, const roster::gathering& g, const next_gathering& next) {
    const auto& state = state_of(in, g.id);
    demand d;
    d.uid = make_uid(in.instance, "booking", g.id, std::to_string(next.round));
    d.person = g.id;
    d.owner = g.id;
    d.name = g.name;
    d.kind = touch_kind::booking;
    d.round = next.round;
    d.length = channel_of(in.settings, d.channel).minutes;
    d.interval = static_cast<double>(interval_beside.count());
    d.theirs = in.zone;
    d.reasons = next.reasons;
    d.reasons.push_back({.code = reason_code::gathering, .date = next.day, .span = g.book, .text = g.name});
    d.ideal = next.day - g.book;
    d.earliest = d.ideal;
    d.latest = d.ideal + interval_beside;
    if (state.missed > 0 && state.last_missed) after_missed(d, in, state);
    if (state.pin) {
        d.pin = state.pin;
        d.ideal = d.earliest = d.latest = state.pin->day;
        d.reasons.push_back({.code = reason_code::pinned, .date = state.pin->day, .time = state.pin->time});
    }
    const date today = plan::today(in);
    d.earliest = std::max(d.earliest, today);
    d.latest = std::max(d.ideal, std::min(d.latest, next.day - days(1)));
    return d;
}

} // namespace intouch::plan
