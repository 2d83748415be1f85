// SPDX-License-Identifier: MIT
// A booking has a window like every other touch, but it ends on the day before the gathering begins. When the
// calendar leaves no slot until then, the booking stands on its day like an occasion (lib/README.md,
// "Gatherings").
#include "plan/due/booking_demand.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/availability/away_days.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/availability/busy_times.hpp"
#include "plan/availability/occurrences.hpp"
#include "plan/availability/window.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/promises_and_occasions.hpp"
#include "plan/due/retry_ladder.hpp"

#include <algorithm>

namespace intouch::plan {
namespace {

/// Sets the retry date after a missed day, and its window, as for a round. A booking never rests.
void after_missed(demand& d, const plan_input& in, const ledger::person_state& state) {
    const auto step = nth_missed(in.settings.retry.missed, state.missed);
    const span wait = step.now.kind == step_kind::wait ? step.now.wait : span{1, span_unit::day};
    d.ideal = *state.last_missed + wait;
    const auto w = retry_window(d.ideal, length(wait, *state.last_missed));
    d.earliest = w.earliest;
    d.latest = w.latest;
    d.reasons.push_back({.code = reason_code::missed, .date = state.last_missed, .count = state.missed});
    d.reasons.push_back(
        {.code = reason_code::retry_wait, .date = d.ideal, .span = wait, .count = state.missed});
}

/// Whether the block accepts the booking. It has no channel and no circle, so only filters refuse it.
bool takes(const roster::block& b, const demand& d) {
    return passes_filters(b, d) &&
           std::ranges::any_of(b.when, [&](const week_range& r) { return r.to - r.from >= d.length; });
}

/// Whether the booking has a published slot, or a free one after the freeze and before its last day.
bool has_place(const plan_input& in, const demand& d) {
    const auto given = in.published.find(d.uid);
    const away_days away(in);
    if (given != in.published.end() && !given->second.pinned && given->second.day >= d.earliest &&
        given->second.day <= d.until && away.covering(given->second.day) == nullptr)
        return true;
    const instant thawed = in.moment + in.settings.freeze;
    const busy_times busy(in.busy);
    bool in_blocks = false;
    for (const auto& [id, b] : in.settings.blocks) {
        if (!takes(b, d)) continue;
        in_blocks = true;
        const block_changes changes = changes_of(in.state, b);
        for (date from = d.earliest; from <= d.until;
             from += days(100)) { // most bookings find a slot in the first span
            const date to = std::min(d.until, from + days(99)) + days(1);
            for (const occurrence& o : occurrences(b, in.zone, from, to, changes)) {
                const auto left = busy.free_part(o.start, o.end);
                if (o.start > thawed && away.covering(o.day) == nullptr && left &&
                    left->second - left->first >= d.length)
                    return true;
            }
        }
    }
    if (in_blocks) return false; // a touch that a block accepts waits for it
    for (date day = d.earliest; day <= d.until; day += days(1)) {
        const instant begin = in.zone.to_instant(local_second(day));
        if (begin > thawed && in.settings.days.on.test(weekday_of(day).c_encoding()) &&
            away.covering(day) == nullptr &&
            busy.closing(begin, in.zone.to_instant(local_second(day + days(1)))) == nullptr)
            return true;
    }
    return false;
}

/// Pins the booking to its published day, else to its ideal day, whatever the calendar says.
void stand(demand& d, const plan_input& in) {
    const date today = plan::today(in);
    const auto given = in.published.find(d.uid);
    const bool stands = given != in.published.end() && given->second.pinned && given->second.day >= today &&
                        given->second.day <= d.until && given->second.attempt == d.attempt;
    d.pin = when{stands ? given->second.day : std::max(d.ideal, today), std::nullopt};
    d.ideal = d.earliest = d.latest = d.pin->day;
}

} // namespace

demand booking_demand(const plan_input& in, const roster::gathering& g, const next_gathering& next) {
    const auto& state = state_of(in, g.id);
    demand d;
    d.uid = make_uid(in.instance, "booking", g.id, std::to_string(next.round));
    d.person = g.id;
    d.owner = g.id;
    d.name = g.name;
    d.kind = touch_kind::booking;
    d.round = next.round;
    d.length = channel_of(in.settings, d.channel).minutes;
    d.interval = static_cast<double>(default_interval.count());
    d.contact.zone = in.zone;
    d.reasons = next.reasons;
    d.reasons.push_back({.code = reason_code::gathering, .date = next.day, .span = g.book, .text = g.name});
    d.ideal = next.day - g.book;
    d.earliest = d.ideal;
    d.latest = d.ideal + default_interval;
    if (state.missed > 0 && state.last_missed) after_missed(d, in, state);
    if (state.pin) {
        d.pin = state.pin;
        d.ideal = d.earliest = d.latest = state.pin->day;
        d.reasons.push_back({.code = reason_code::pinned, .date = state.pin->day, .time = state.pin->time});
    }
    const date today = plan::today(in);
    d.until = next.day - days(1);
    d.earliest = std::max(std::min(d.earliest, d.until), today);
    if (!d.pin) {
        d.ideal = std::min(d.ideal, d.until);
        d.latest = std::min(d.latest, d.until);
        if (!has_place(in, d)) stand(d, in);
    }
    d.latest = std::max(d.ideal, d.latest);
    return d;
}

} // namespace intouch::plan
