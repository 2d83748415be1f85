// SPDX-License-Identifier: MIT
#include "record/record_outcome.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "ledger/fold.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/round_demand.hpp"
#include "record/record_entry.hpp"
#include "record/record_move.hpp"
#include "record/touch_reference.hpp"

#include <algorithm>

namespace intouch::record {
namespace {

result<void> check_outcome(ledger::entry_kind outcome) {
    const auto known = ledger::outcomes();
    if (std::ranges::find(known, outcome) != known.end()) return {};
    std::string list;
    for (const auto kind : known) list += (list.empty() ? "" : ", ") + std::string(ledger::name(kind));
    return fail(errc::invalid,
                "outcome: found " + quoted(ledger::name(outcome)) + ", expected one of " + list);
}

result<void> check_channel(const roster::settings& settings, const std::string& channel) {
    if (channel.empty() || settings.channels.contains(channel)) return {};
    std::vector<std::string> known;
    std::string list;
    for (const auto& [id, c] : settings.channels) {
        known.push_back(id);
        list += (list.empty() ? "" : ", ") + id;
    }
    return fail(errc::invalid, "channel: found " + quoted(channel) + ", expected one of " + list +
                                   did_you_mean(channel, known));
}

result<void> check_on(const plan::plan_input& in, const std::optional<when>& on) {
    if (!on || *on <= now(in)) return {};
    return fail(errc::in_future, "on: found " + print(*on) + ", which is still to come; expected " +
                                     present_as(in, *on) + " or earlier");
}

result<void> check(const plan::plan_input& in, const plan::party& s, const log_request& request) {
    if (auto ok = check_outcome(request.outcome); !ok) return ok;
    if (auto ok = still_open(s.person.id, s.state.round, request.round); !ok) return ok;
    if (auto ok = check_channel(in.settings, request.channel); !ok) return ok;
    if (auto ok = check_on(in, request.on); !ok) return ok;
    if (request.next)
        if (auto ok = can_be_planned(in, "next", *request.next); !ok) return ok;
    return {};
}

/// Whether the entry counts for the open round on its day. An outcome that is not after the last contact is
/// history. So is an attempt or a gift before a later skip: it belongs to the skipped round.
bool counts(const plan::party& s, const ledger::entry& e) {
    const auto last = last_contact(s);
    if (last && !ledger::is_after(e.on, last->on)) return false;
    const auto& closed = s.state.closed;
    return ledger::is_contact(e) || closed.empty() || !ledger::is_after(closed.back().on, e.on);
}

ledger::entry pinned_next(const plan::plan_input& in, const plan::party& s, const std::string& spoken_of,
                          const ledger::entry& logged, when next, const origin& from, const new_id& id) {
    auto e = round_entry(in, s, spoken_of, ledger::entry_kind::moved, from, id);
    const bool closed = logged.round != 0 && ledger::closes(logged);
    e.round = closed ? s.state.round + 1 : s.state.round;
    e.to = as_clocks_show(in, next);
    e.key = key_with(logged.id);
    return e;
}

/// The occasion that the entry marks. An attempt of the round marks the occasion that the round has taken.
std::string marked(const plan::plan_input& in, const plan::party& s, const plan::round_demand& open,
                   const std::string& person, const ledger::entry& e) {
    if (ledger::is_contact(e.kind)) return marked_occasion(in, s, person, e.on.day, e.channel);
    if (e.round == 0 || !open.absorbed || !marks(in.settings, open.absorbed->occasion, e.on.day, e.channel))
        return {};
    return name_of(*open.absorbed->person, open.absorbed->occasion);
}

/// Whether the round asks for `channel` now or later.
bool is_still_to_come(const plan::party& s, const std::string& channel) {
    const auto& via = s.via();
    const auto now = std::ranges::find(via, plan::choose_channel(s).channel);
    return std::find(now, via.end(), channel) != via.end();
}

/// Whether the entry can count for the round on any day. An attempt at a touch beside the round does not
/// count. On a channel that is no contact only what the round asks for counts.
bool is_of_round(const plan::party& s, const ledger::entry& e, const touch_reference& what) {
    if (ledger::is_contact(e)) return true;
    return !what.beside() && (ledger::is_attempt(e.kind) || is_still_to_come(s, e.channel));
}

/// Whether no channel is left after the gift `e`.
bool ends_round(const plan::party& s, const ledger::entry& e) {
    ledger::state one;
    one.people[s.owner] = s.state;
    ledger::apply(one, {}, e);
    return choose_channel(as_if(s, one.people.at(s.owner))).rests;
}

/// The channel of the touch. Somebody who was reached was not reached by a gift.
std::string default_channel(const plan::plan_input& in, const plan::party& s, const log_request& request,
                            const touch_reference& touch, const plan::round_demand& open) {
    if (!touch.channel.empty()) return touch.channel;
    std::string planned = open.wanted ? open.wanted->channel : std::string();
    const bool named = !request.touch.empty() || request.outcome == ledger::entry_kind::sent;
    if (!planned.empty() && (named || plan::channel_of(in.settings, planned).contact)) return planned;
    const auto first = std::ranges::find_if(
        s.via(), [&](const std::string& id) { return plan::channel_of(in.settings, id).contact; });
    if (first != s.via().end()) return *first;
    return s.via().empty() ? planned : s.via().front();
}

} // namespace

result<std::vector<ledger::entry>> record_outcome(const plan::plan_input& in, const log_request& request,
                                                  const origin& from, const new_id& id) {
    const auto known = known_person(in, request.person);
    if (!known) return std::unexpected(known.error());
    const plan::party& s = *known;
    if (auto ok = check(in, s, request); !ok) return std::unexpected(ok.error());

    const auto& person = spoken_of(in, s, request.person);
    const auto touch = find_touch(in, s, person, request.touch);
    if (!touch) return std::unexpected(touch.error());

    const auto open = round_demand_of(in, s);
    auto e = round_entry(in, s, person, request.outcome, from, id, request.note);
    if (request.on) e.on = *request.on;
    e.channel = request.channel.empty() ? default_channel(in, s, request, *touch, open) : request.channel;
    e.contact = !ledger::is_contact(e.kind) || plan::channel_of(in.settings, e.channel).contact;
    if (counts(s, e) && is_of_round(s, e, *touch)) e.round = s.state.round;
    e.names = touch->names;
    if (e.names.empty()) e.names = marked(in, s, open, person, e);
    if (e.round != 0 && ledger::closes(e.kind) && (e.contact || ends_round(s, e))) {
        e.ideal = open.cadence_ideal;
        remember_pace(e, open);
    }
    if (e.kind == ledger::entry_kind::unreachable) e.detail = failed_detail(s, e.channel);

    std::vector<ledger::entry> entries{e};
    if (request.next && touch->beside() && !ledger::closes(e.kind)) {
        auto moved = record_move(in, {.person = request.person, .touch = request.touch}, *request.next,
                                 {.source = from.source, .key = key_with(e.id)}, id);
        if (!moved) return moved;
        entries.push_back(std::move(moved->front()));
    } else if (request.next) {
        // The user's own date keeps the round open when the ladder would end it.
        entries.push_back(pinned_next(in, s, person, e, *request.next, from, id));
    } else if (e.round != 0 && ledger::is_attempt(e.kind)) {
        if (auto skipped = skip_when_spent(in, s, e, id)) entries.push_back(std::move(*skipped));
    }
    if (request.promise) {
        auto promised = record_promise(in, person, *request.promise,
                                       {.source = from.source, .key = key_with(entries.back().id)}, id);
        if (!promised) return std::unexpected(within("promise", promised.error()));
        entries.push_back(std::move(promised->front()));
    }
    return entries;
}

} // namespace intouch::record
