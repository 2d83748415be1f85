// SPDX-License-Identifier: MIT
#include "record/quick_answer.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/gathering.hpp"
#include "record/record_entry.hpp"
#include "record/touch_reference.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace intouch::plan {
namespace {

constexpr std::array<std::pair<tap_kind, std::string_view>, 9> names{{
    {tap_kind::reached, "reached"},
    {tap_kind::sent, "sent"},
    {tap_kind::left_message, "left_message"},
    {tap_kind::no_answer, "no_answer"},
    {tap_kind::kept, "kept"},
    {tap_kind::found, "found"},
    {tap_kind::booked, "booked"},
    {tap_kind::later, "later"},
    {tap_kind::skip, "skip"},
}};

/// The newest day that went by without a word since the last one.
std::optional<date> day_missed(const touch& t) {
    std::optional<date> day;
    for (const auto& r : t.reasons)
        if (r.code == reason_code::missed) day = r.date;
    return day;
}

result<void> gone() { return fail(errc::conflict, "this was answered already; look at what is planned now"); }

/// Whether the round, promise or occasion of that uid is open with as many tries as were shown.
result<void> still_as_shown(const plan_input& in, const tap& t) {
    const auto g = in.roster.gatherings.find(t.owner);
    if (g != in.roster.gatherings.end()) {
        const auto next = next_of(in, g->second);
        return !next.booked && next.round == t.round ? result<void>() : gone();
    }
    const auto s = known_person(in, t.owner);
    if (!s) return std::unexpected(s.error());
    if (t.uid == touch_uid(in.instance, s->owner, s->state.round))
        return t.round == s->state.round && std::cmp_equal(t.attempt, s->state.attempts.size() + 1)
                   ? result<void>()
                   : gone();
    const auto touch = about_of(in, *s, spoken_of(in, *s, t.owner), t.uid);
    if (!touch || !touch->beside) return gone();
    const auto& promises = state_of(in, touch->person).promises;
    const auto promise = promises.find(touch->names);
    if (promise != promises.end() && !std::cmp_equal(t.attempt, promise->second.attempts.size() + 1))
        return gone();
    return {};
}

result<std::vector<ledger::entry>> logged(const plan_input& in, const tap& t, ledger::entry_kind outcome,
                                          const origin& from, const new_id& id) {
    log_request request{.person = t.owner, .outcome = outcome, .note = t.note, .touch = t.uid};
    if (t.said.on) request.on = when{*t.said.on, std::nullopt};
    return record_log(in, request, from, id);
}

/// Who was unreachable and is found without having been said to be lost was reached.
result<std::vector<ledger::entry>> found(const plan_input& in, const tap& t, const origin& from,
                                         const new_id& id) {
    auto made = record_found(in, t.owner, t.note, from, id);
    if (made || made.error().code != errc::conflict) return made;
    return logged(in, t, ledger::entry_kind::reached, from, id);
}

} // namespace

std::string_view name(tap_kind c) { return names.at(static_cast<std::size_t>(c)).second; }

std::optional<tap_kind> parse_tap_kind(std::string_view text) {
    const auto known = std::ranges::find(names, text, &std::pair<tap_kind, std::string_view>::second);
    return known == names.end() ? std::nullopt : std::optional(known->first);
}

std::vector<answer> answers(const touch& t, const plan_input& in) {
    const bool live = channel_of(in.settings, t.channel).live;
    const tap_kind done = t.kind == touch_kind::promise   ? tap_kind::kept
                          : t.kind == touch_kind::booking ? tap_kind::booked
                          : t.kind == touch_kind::find    ? tap_kind::found
                          : live                          ? tap_kind::reached
                                                          : tap_kind::sent;
    std::vector<answer> all{{.what = done}};
    if (const auto missed = day_missed(t); missed && (done == tap_kind::reached || done == tap_kind::sent))
        all.push_back({.what = done, .on = missed});
    if (live && t.kind != touch_kind::booking && t.kind != touch_kind::find) {
        all.push_back({.what = tap_kind::left_message});
        all.push_back({.what = tap_kind::no_answer});
    }
    for (const days wait : {days(1), days(7)})
        all.push_back({.what = tap_kind::later, .on = today(in) + wait});
    all.push_back({.what = tap_kind::skip});
    return all;
}

result<std::vector<ledger::entry>> record_tap(const plan_input& in, const tap& t, const origin& from,
                                              const new_id& id) {
    if (auto ok = still_as_shown(in, t); !ok) return std::unexpected(ok.error());
    const touch_request which{.person = t.owner, .touch = t.uid, .note = t.note};
    switch (t.said.what) {
    case tap_kind::reached:
        return logged(in, t, ledger::entry_kind::reached, from, id);
    case tap_kind::sent:
        return logged(in, t, ledger::entry_kind::sent, from, id);
    case tap_kind::left_message:
        return logged(in, t, ledger::entry_kind::left_message, from, id);
    case tap_kind::no_answer:
        return logged(in, t, ledger::entry_kind::no_answer, from, id);
    case tap_kind::kept:
        return record_kept(in, t.owner, t.uid, t.note, from, id);
    case tap_kind::found:
        return found(in, t, from, id);
    case tap_kind::booked:
        return record_gathering(
            in,
            {.gathering = t.owner, .outcome = ledger::entry_kind::booked, .note = t.note, .round = t.round},
            from, id);
    case tap_kind::later:
        if (!t.said.on) return fail(errc::invalid, "on: missing, expected the day it goes to");
        return record_move(in, which, {*t.said.on, std::nullopt}, from, id);
    case tap_kind::skip:
        return record_skip(in, which, from, id);
    }
    return fail(errc::invalid, "what: found nothing that can be said");
}

} // namespace intouch::plan
