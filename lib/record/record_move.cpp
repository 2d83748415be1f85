// SPDX-License-Identifier: MIT
#include "record/record_move.hpp"

#include "plan/due/gathering.hpp"
#include "plan/due/round_demand.hpp"
#include "record/record_entry.hpp"
#include "record/record_gathering.hpp"
#include "record/touch_reference.hpp"

#include <utility>

namespace intouch::record {
namespace {

/// The touch that a request names.
struct requested_touch {
    plan::party s;
    touch_reference touch;
};

result<requested_touch> find_named(const plan::plan_input& in, const touch_request& request) {
    auto s = known_person(in, request.person);
    if (!s) return std::unexpected(s.error());
    if (auto ok = still_open(s->person.id, s->state.round, request.round); !ok)
        return std::unexpected(ok.error());
    auto touch = find_touch(in, *s, spoken_of(in, *s, request.person), request.touch);
    if (!touch) return std::unexpected(touch.error());
    return requested_touch{std::move(*s), std::move(*touch)};
}

/// An entry about the round, or about the touch beside it.
ledger::entry entry_of(const plan::plan_input& in, const requested_touch& m, const touch_request& request,
                       ledger::entry_kind kind, const origin& from, const new_id& id) {
    if (m.touch.beside()) {
        auto e = new_entry(in, m.touch.person, kind, from, id, request.note);
        e.names = m.touch.names;
        return e;
    }
    auto e = round_entry(in, m.s, spoken_of(in, m.s, request.person), kind, from, id, request.note);
    e.round = m.s.state.round;
    return e;
}

/// Moves the touch that books a gathering.
result<std::vector<ledger::entry>> move_booking(const plan::plan_input& in, const roster::gathering& g,
                                                const touch_request& request, when to, const origin& from,
                                                const new_id& id) {
    const auto next = next_gathering_of(in, g);
    if (auto ok = still_open(g.id, next.round, request.round); !ok) return std::unexpected(ok.error());
    if (next.booked) return fail(errc::conflict, "gathering: " + g.id + " is booked already");
    if (g.book.count == 0)
        return fail(errc::conflict, "gathering: nothing books " + g.id +
                                        ", because the roster says no `book`; when "
                                        "its days are agreed, book it for them: intouch gathering " +
                                        g.id + " booked --to DAY");
    if (to.day >= next.day)
        return fail(errc::invalid, "to: found " + print(to) + ", but " + g.name + " begins on " +
                                       print(next.day) + "; expected a day before it to book it");
    auto e = new_entry(in, g.id, ledger::entry_kind::moved, from, id, request.note);
    e.round = next.round;
    e.to = as_clocks_show(in, to);
    return std::vector{e};
}

} // namespace

result<std::vector<ledger::entry>> record_move(const plan::plan_input& in, const touch_request& request,
                                               when to, const origin& from, const new_id& id) {
    if (auto ok = can_be_planned(in, "to", to); !ok) return std::unexpected(ok.error());
    if (const auto g = in.roster.gatherings.find(request.person); g != in.roster.gatherings.end())
        return move_booking(in, g->second, request, to, from, id);
    const auto m = find_named(in, request);
    if (!m) return std::unexpected(m.error());
    auto e = entry_of(in, *m, request, ledger::entry_kind::moved, from, id);
    e.to = as_clocks_show(in, to);
    return std::vector{e};
}

result<std::vector<ledger::entry>> record_skip(const plan::plan_input& in, const touch_request& request,
                                               const origin& from, const new_id& id) {
    if (in.roster.gatherings.contains(request.person))
        return record_gathering(in,
                                {.gathering = request.person,
                                 .outcome = ledger::entry_kind::skipped,
                                 .note = request.note,
                                 .round = request.round},
                                from, id);
    const auto m = find_named(in, request);
    if (!m) return std::unexpected(m.error());
    auto e = entry_of(in, *m, request, ledger::entry_kind::skipped, from, id);
    if (m->touch.beside()) {
        e.channel = m->touch.channel;
        return std::vector{e};
    }
    const auto open = round_demand_of(in, m->s);
    if (open.wanted) e.channel = open.wanted->channel;
    e.ideal = open.skip_ideal;
    remember_pace(e, open);
    return std::vector{e};
}

} // namespace intouch::record
