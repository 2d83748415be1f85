// SPDX-License-Identifier: MIT
#include "record/quick_answer.hpp"

#include "core/digest.hpp"
#include "core/enum_names.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/gathering.hpp"
#include "plan/due/old_details.hpp"
#include "record/record_confirmed.hpp"
#include "record/record_entry.hpp"
#include "record/record_gathering.hpp"
#include "record/record_lost.hpp"
#include "record/record_move.hpp"
#include "record/record_outcome.hpp"
#include "record/record_pause.hpp"
#include "record/record_promise.hpp"
#include "record/touch_reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace intouch::record {
namespace {

// In the order of the enumeration values.
constexpr std::array<std::string_view, 14> names{
    "reached", "sent",  "left_message", "no_answer", "they_reached_out", "unreachable", "kept", "found",
    "booked",  "later", "skip",         "note",      "confirmed",        "not_yet"};
static_assert(names.size() == static_cast<std::size_t>(answer_kind::not_yet) + 1);

/// The newest day that was missed since the last attempt.
std::optional<date> missed_day(const plan::touch& t) {
    std::optional<date> day;
    for (const auto& r : t.reasons)
        if (r.code == plan::reason_code::missed) day = r.date;
    return day;
}

result<void> gone() { return fail(errc::conflict, "this was answered already; look at what is planned now"); }

/// Whether the touch is open, with as many attempts as the page showed.
result<void> still_as_shown(const plan::plan_input& in, const quick_answer& t) {
    const auto g = in.roster.gatherings.find(t.owner);
    if (g != in.roster.gatherings.end()) {
        const auto next = next_gathering_of(in, g->second);
        return !next.booked && next.round == t.round ? result<void>() : gone();
    }
    const auto s = known_person(in, t.owner);
    if (!s) return std::unexpected(s.error());
    if (t.uid == plan::touch_uid(in.instance, s->owner, s->state.round))
        return t.round == s->state.round && std::cmp_equal(t.attempt, s->state.attempts.size() + 1)
                   ? result<void>()
                   : gone();
    const auto touch = find_touch(in, *s, spoken_of(in, *s, t.owner), t.uid);
    if (!touch || !touch->beside()) return gone();
    const auto& promises = state_of(in, touch->person).promises;
    const auto promise = promises.find(touch->names);
    if (promise != promises.end() && !std::cmp_equal(t.attempt, promise->second.attempts.size() + 1))
        return gone();
    return {};
}

result<std::vector<ledger::entry>> logged(const plan::plan_input& in, const quick_answer& t,
                                          ledger::entry_kind outcome, const origin& from, const new_id& id) {
    log_request request{.person = t.owner, .outcome = outcome, .note = t.note, .touch = t.uid};
    if (t.said.on) request.on = t.said.on;
    return record_outcome(in, request, from, id);
}

/// A person whom the ledger does not call lost had no usable channel. Found then means reached.
result<std::vector<ledger::entry>> found(const plan::plan_input& in, const quick_answer& t,
                                         const origin& from, const new_id& id) {
    auto made = record_found(in, t.owner, t.note, from, id);
    if (made || made.error().code != errc::conflict) return made;
    return logged(in, t, ledger::entry_kind::reached, from, id);
}

/// An entry without a note, which changes nothing but that the day is not asked about again.
result<std::vector<ledger::entry>> not_yet(const plan::plan_input& in, const quick_answer& t,
                                           const origin& from, const new_id& id) {
    if (is_entered(in, t)) return std::unexpected(gone().error());
    const auto s = known_person(in, t.owner);
    if (!s) return std::unexpected(s.error());
    return std::vector{round_entry(in, *s, spoken_of(in, *s, t.owner), ledger::entry_kind::noted, from, id)};
}

} // namespace

std::string_view name(answer_kind c) { return names.at(static_cast<std::size_t>(c)); }

std::optional<answer_kind> parse_answer_kind(std::string_view text) {
    return parse_name<answer_kind>(names, text);
}

std::string print_answer(const answer_choice& c) {
    return std::string(name(c.what)) + (c.on ? " " + print(*c.on) : "");
}

std::optional<answer_choice> parse_answer(std::string_view text) {
    const auto space = text.find(' ');
    const auto what = parse_answer_kind(text.substr(0, space));
    if (!what) return std::nullopt;
    if (space == std::string_view::npos) return answer_choice{.what = *what};
    const auto on = parse_when(text.substr(space + 1));
    if (!on) return std::nullopt;
    return answer_choice{.what = *what, .on = *on};
}

answer_kind contact_by(const roster::settings& s, const std::string& channel) {
    return plan::channel_of(s, channel).live ? answer_kind::reached : answer_kind::sent;
}

std::vector<answer_choice> answer_choices(const plan::touch& t, const plan::plan_input& in) {
    const bool live = plan::channel_of(in.settings, t.channel).live;
    const answer_kind done = t.kind == plan::touch_kind::promise   ? answer_kind::kept
                             : t.kind == plan::touch_kind::booking ? answer_kind::booked
                             : t.kind == plan::touch_kind::find    ? answer_kind::found
                                                                   : contact_by(in.settings, t.channel);
    std::vector<answer_choice> all{{.what = done}};
    if (const auto missed = missed_day(t);
        missed && (done == answer_kind::reached || done == answer_kind::sent))
        all.push_back({.what = done, .on = when{*missed, std::nullopt}});
    if (live && t.kind != plan::touch_kind::booking && t.kind != plan::touch_kind::find) {
        all.push_back({.what = answer_kind::left_message});
        all.push_back({.what = answer_kind::no_answer});
        if (t.kind != plan::touch_kind::promise) all.push_back({.what = answer_kind::they_reached_out});
        all.push_back({.what = answer_kind::unreachable});
    }
    for (const days wait : {days(1), days(7)})
        all.push_back(
            {.what = answer_kind::later, .on = when{std::max(today(in), t.day) + wait, std::nullopt}});
    all.push_back({.what = answer_kind::skip});
    const auto person = in.roster.people.find(t.person);
    const bool with_person = t.kind != plan::touch_kind::booking && t.kind != plan::touch_kind::find;
    if (with_person && person != in.roster.people.end() &&
        plan::details_are_old(person->second, plan::state_of(in, t.person), t.day))
        all.push_back({.what = answer_kind::confirmed});
    return all;
}

namespace {

std::string key_without_entries(const quick_answer& t) {
    return fmt::format("link:{}:{}:{}:{}:", t.uid, t.round, t.attempt, print_answer(t.said));
}

} // namespace

std::string key_of(const quick_answer& t, std::uint64_t entries) {
    const auto note = t.note.empty() ? std::string() : ":" + base32(sha256(t.note), 26);
    return key_without_entries(t) + std::to_string(entries) + note;
}

bool is_same_answer(const ledger::entry& e, const quick_answer& t) {
    return e.key.starts_with(key_without_entries(t));
}

bool is_entered(const plan::plan_input& in, const quick_answer& t) {
    return std::ranges::any_of(plan::state_of(in, t.owner).history,
                               [&](const ledger::entry& e) { return is_same_answer(e, t); });
}

bool is_answer_to(const ledger::entry& e, std::string_view uid) {
    return e.key.starts_with(fmt::format("link:{}:", uid));
}

result<std::vector<ledger::entry>> record_quick_answer(const plan::plan_input& in, const quick_answer& t,
                                                       const origin& from, const new_id& id) {
    if (t.said.what == answer_kind::note) return record_note(in, t.owner, t.note, from, id);
    if (auto ok = still_as_shown(in, t); !ok) return std::unexpected(ok.error());
    const touch_request which{.person = t.owner, .touch = t.uid, .note = t.note};
    switch (t.said.what) {
    case answer_kind::reached:
        return logged(in, t, ledger::entry_kind::reached, from, id);
    case answer_kind::sent:
        return logged(in, t, ledger::entry_kind::sent, from, id);
    case answer_kind::left_message:
        return logged(in, t, ledger::entry_kind::left_message, from, id);
    case answer_kind::no_answer:
        return logged(in, t, ledger::entry_kind::no_answer, from, id);
    case answer_kind::they_reached_out:
        return logged(in, t, ledger::entry_kind::they_reached_out, from, id);
    case answer_kind::unreachable:
        return logged(in, t, ledger::entry_kind::unreachable, from, id);
    case answer_kind::kept:
        return record_kept(in, t.owner, t.uid, t.note, from, id);
    case answer_kind::found:
        return found(in, t, from, id);
    case answer_kind::booked:
        return record_gathering(
            in,
            {.gathering = t.owner, .outcome = ledger::entry_kind::booked, .note = t.note, .round = t.round},
            from, id);
    case answer_kind::later:
        if (!t.said.on) return fail(errc::invalid, "on: missing, expected the day it goes to");
        return record_move(in, which, *t.said.on, from, id);
    case answer_kind::skip:
        return record_skip(in, which, from, id);
    case answer_kind::confirmed:
        return record_confirmed(in, t.owner, t.note, from, id);
    case answer_kind::not_yet:
        return not_yet(in, t, from, id);
    case answer_kind::note:
        break;
    }
    return fail(errc::invalid, "what: found nothing that can be said");
}

} // namespace intouch::record
