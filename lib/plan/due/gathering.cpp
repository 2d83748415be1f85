// SPDX-License-Identifier: MIT
#include "plan/due/gathering.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/booking_demand.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::plan {
namespace {

date nearest(std::chrono::weekday on, date day) {
    const days ahead = on - weekday_of(day);
    return ahead > days(3) ? day + ahead - days(7) : day + ahead;
}

/// The date of the gathering that was left out: also when that is said later. Those that went by since count as left out.
date from_skipped(const roster::gathering& g, const ledger::closed_round& skipped) {
    date from = skipped.ideal.value_or(skipped.on.day);
    while (from + g.every <= skipped.on.day) from = from + g.every;
    return from;
}

/// The date from which the next gathering counts.
date counted_from(const plan_input& in, const roster::gathering& g, const ledger::person_state& state,
                  std::vector<reason>& why) {
    const auto& closed = state.closed;
    std::optional<date> held = g.last;
    if (state.last_contact && (!held || *held < state.last_contact->on.day))
        held = state.last_contact->on.day;
    if (!closed.empty() && closed.back().outcome == ledger::entry_kind::skipped) {
        const date from = from_skipped(g, closed.back());
        if (!held || *held < from) {
            reason r{.code = reason_code::last_skipped, .date = closed.back().on.day};
            if (from != closed.back().on.day) r.until = from;
            why.push_back(std::move(r));
            return from;
        }
    }
    if (held) {
        why.push_back({.code = reason_code::last_held, .date = held});
        return *held;
    }
    const date first = state.joined.value_or(today(in));
    why.push_back({.code = reason_code::never_contacted, .date = first, .count = 0});
    return first;
}

/// The gatherings in a row that the roster tells of.
int row_before(const roster::gathering& g, const ledger::person_state& state) {
    if (!g.last) return 0;
    if (g.held) return *g.held;
    return state.closed.empty() || *g.last < state.closed.front().on.day ? 1 : 0;
}

} // namespace

next_gathering next_gathering_of(const plan_input& in, const roster::gathering& g) {
    const auto& state = state_of(in, g.id);
    next_gathering next;
    next.round = state.round;
    next.due = counted_from(in, g, state, next.reasons) + g.every;
    next.reasons.push_back({.code = reason_code::cadence, .date = next.due, .span = g.every});
    if (g.on) next.due = nearest(*g.on, next.due);
    next.booked = state.booked.has_value();
    next.day = next.booked ? state.booked->to.value_or(next.due) : next.due;
    return next;
}

std::string gathering_uid(const plan_input& in, const std::string& gathering, int round) {
    return make_uid(in.instance, "gathering", gathering, std::to_string(round));
}

demands booking_demands(const plan_input& in) {
    demands all;
    const date now = today(in);
    for (const auto& [id, g] : in.roster.gatherings) {
        const auto next = next_gathering_of(in, g);
        if (next.day + days(g.days) <= now)
            all.warnings.push_back(
                {.code = warning_code::gathering_open, .date = next.day, .id = id, .text = g.name});
        if (g.book.count == 0 || next.booked || next.day <= now) continue;
        all.wanted.push_back(booking_demand(in, g, next));
    }
    return all;
}

std::vector<shown_gathering> gatherings_shown(const plan_input& in) {
    const date from = history_of(in);
    std::vector<shown_gathering> out;
    for (const auto& entry : in.roster.gatherings) {
        const std::string& id = entry.first;
        const roster::gathering& g = entry.second;
        const auto& state = state_of(in, id);
        const auto show = [&](date day, int round, int held) {
            out.push_back({.id = id,
                           .name = g.name,
                           .day = day,
                           .days = g.days,
                           .book_by = std::nullopt,
                           .held = held,
                           .uid = gathering_uid(in, id, round)});
        };
        int row = row_before(g, state);
        for (const auto& round : state.closed) {
            const bool held = round.outcome == ledger::entry_kind::held;
            const bool in_row = g.last && g.held && round.on.day <= *g.last; // `held` counts it
            if (!in_row) row = held ? row + 1 : 0;
            if (!held || round.on.day + days(g.days) <= from) continue;
            show(round.on.day, round.round, row);
            out.back().took_place = true;
        }
        const auto next = next_gathering_of(in, g);
        show(next.day, next.round, row);
        if (g.book.count > 0 && !next.booked) out.back().book_by = next.day - g.book;
        if (state.booked) out.back().note = state.booked->note;
    }
    std::ranges::sort(out, {}, [](const shown_gathering& g) { return std::tie(g.day, g.id); });
    return out;
}

} // namespace intouch::plan
