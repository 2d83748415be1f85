// SPDX-License-Identifier: MIT
#include "record/calendar_edit.hpp"

#include "core/text.hpp"
#include "core/weekday_names.hpp"
#include "ledger/fold.hpp"
#include "ledger/kind_phrase.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/due/all_day_pin.hpp"
#include "record/record_block.hpp"
#include "record/record_entry.hpp"
#include "record/record_gathering.hpp"
#include "record/record_move.hpp"
#include "record/record_outcome.hpp"
#include "record/record_undo.hpp"
#include "record/touch_reference.hpp"

#include <algorithm>

namespace intouch::record {

namespace {

using ledger::calendar_change;
using made_entries = result<std::vector<ledger::entry>>;

/// Whether the touch is that of a round, and not one beside it.
bool of_round(const plan::touch& t) {
    using enum plan::touch_kind;
    return t.kind == cadence || t.kind == retry || t.kind == intro || t.kind == find;
}

std::string block_name(const plan::plan_input& in, const std::string& block) {
    const auto found = in.settings.blocks.find(block);
    return quoted(found == in.settings.blocks.end() ? block : found->second.name);
}

/// Takes back all changes of the occurrence that begins on `edit.on` by the rule: an older move must not come back.
made_entries undo_block(const plan::plan_input& in, std::span<const ledger::entry> entries,
                        const calendar_edit& edit, const origin& from, const new_id& id) {
    std::vector<ledger::entry> all;
    origin of = from; // the first entry bears the key
    for (auto e = entries.rbegin(); e != entries.rend(); ++e) {
        if (e->person != plan::block_owner(edit.block) || e->on != edit.on ||
            in.state.struck.contains(e->id) || !ledger::changes_block(e->kind))
            continue;
        auto undone = record_undo(in, entries, e->id, of, id);
        if (!undone) return undone;
        of.key.clear();
        std::ranges::move(*undone, std::back_inserter(all));
    }
    if (!all.empty()) return all;
    return fail(
        errc::conflict,
        block_name(in, edit.block) + " on " + in_words({edit.on->day, {}}) +
            ": you did not leave it out, so it stays out as long as intouch.toml or a day away says so");
}

/// A touch or block that is dragged further ahead than intouch plans.
result<void> near_enough(const plan::plan_input& in, const when& to) {
    if (not_too_far(in, "to", to)) return {};
    return fail(errc::in_future,
                "moved to " + in_words(to) + ", which is further ahead than intouch plans; it is put back");
}

/// A round of a person or a household, open or closed.
struct round_reference {
    std::string owner;
    int round = 0;
};

/// The round whose touch has that UID.
std::optional<round_reference> round_of(const plan::plan_input& in, const std::string& uid) {
    for (const auto& [owner, state] : in.state.people)
        for (int round = state.round; round >= 1; --round)
            if (plan::touch_uid(in.instance, owner, round) == uid) return round_reference{owner, round};
    return std::nullopt;
}

/// The round of the edit when it is not planned any more: another calendar or program closed it before the edit came, or
/// a pause took its touch away.
std::optional<round_reference> past_round_of(const plan::plan_input& in, const calendar_edit& edit) {
    std::optional<round_reference> found;
    if (!edit.touch)
        found = round_of(in, edit.uid);
    else if (of_round(*edit.touch))
        found = round_reference{edit.touch->owner, edit.touch->round};
    if (!found) return std::nullopt;
    const auto state = in.state.people.find(found->owner);
    if (state == in.state.people.end()) return std::nullopt;
    const bool is_past =
        edit.touch ? found->round < state->second.round : found->round <= state->second.round;
    return is_past ? found : std::nullopt;
}

error not_planned(calendar_change what) {
    std::string act = what == calendar_change::moved     ? "moved"
                      : what == calendar_change::skipped ? "deleted"
                                                         : "marked";
    return {errc::conflict, act + " in the calendar, but it is not planned any more"};
}

/// A contact with somebody who is no longer on the roster. Their ledger stays, and counts once they are back.
ledger::entry contact_of_removed(const plan::plan_input& in, const round_reference& r,
                                 const calendar_edit& edit, const origin& from, const new_id& id) {
    const ledger::person_state& state = in.state.people.at(r.owner);
    auto e = new_entry(in, r.owner, ledger::entry_kind::reached, from, id);
    if (edit.on) e.on = *edit.on;
    if (!state.last_contact || ledger::is_after(e.on, state.last_contact->on)) e.round = state.round;
    e.channel = state.closed.empty() ? std::string("call") : state.closed.back().channel;
    return e;
}

/// An edit of a touch whose round is closed, or not planned. A contact happened, whatever closed the round; only the
/// contact of that touch itself does not count twice.
made_entries late_edit(const plan::plan_input& in, std::span<const ledger::entry> entries,
                       const round_reference& r, const calendar_edit& edit, const origin& from,
                       const new_id& id) {
    if (edit.what == calendar_change::skipped) return std::vector<ledger::entry>();
    if (edit.what != calendar_change::reached) return std::unexpected(not_planned(edit.what));
    const bool told = std::ranges::any_of(entries, [&](const ledger::entry& e) {
        return e.person == r.owner && e.round == r.round && ledger::is_contact(e) &&
               !in.state.struck.contains(e.id);
    });
    if (told) return std::vector<ledger::entry>();
    if (!known_person(in, r.owner)) return std::vector{contact_of_removed(in, r, edit, from, id)};
    return record_outcome(in, {.person = r.owner, .outcome = ledger::entry_kind::reached, .on = edit.on},
                          from, id);
}

made_entries undo_edit(const plan::plan_input& in, std::span<const ledger::entry> entries,
                       const calendar_edit& edit, const origin& from, const new_id& id) {
    if (edit.entry.empty() && !edit.block.empty() && edit.on) return undo_block(in, entries, edit, from, id);
    std::string which = edit.entry;
    if (which.empty() && edit.closed && !in.state.struck.contains(edit.closed->entry))
        which = edit.closed->entry;
    if (which.empty()) return fail(errc::conflict, "there is nothing in the ledger that could be taken back");
    return record_undo(in, entries, which, from, id);
}

/// The words of the user that settle where a touch or an occurrence of a block is.
bool settles(ledger::entry_kind kind) {
    using enum ledger::entry_kind;
    return ledger::closes(kind) || ledger::is_attempt(kind) || ledger::changes_block(kind) || kind == moved ||
           kind == kept || kind == booked;
}

/// Whether the entry is about the touch or the occurrence of the edit.
bool is_about(const plan::plan_input& in, const ledger::entry& e, const calendar_edit& edit) {
    if (!edit.block.empty())
        return e.person == plan::block_owner(edit.block) && (e.on == edit.on || e.to == edit.on);
    if (!edit.touch || e.person != edit.touch->owner) return false;
    const plan::touch& t = *edit.touch;
    if (of_round(t) || t.kind == plan::touch_kind::booking) return e.round == t.round && e.round != 0;
    const auto s = known_person(in, t.owner);
    const auto which = s ? find_touch(in, *s, t.person, t.uid) : std::unexpected(s.error());
    return which && e.names == which->names;
}

/// The newest word of the user about the same touch that is newer than the edit, and came through another door. Null:
/// none, or it is unknown when the edit was made.
const ledger::entry* newer_word(const plan::plan_input& in, std::span<const ledger::entry> entries,
                                const calendar_edit& edit) {
    if (!edit.made) return nullptr;
    for (auto e = entries.rbegin(); e != entries.rend() && e->at > *edit.made; ++e) {
        const bool by_calendar =
            e->source == ledger::entry_source::caldav || e->source == ledger::entry_source::daemon;
        if (by_calendar) continue;
        const ledger::entry* of = &*e;
        if (e->kind == ledger::entry_kind::undone) {
            const auto struck = std::ranges::find(entries, e->names, &ledger::entry::id);
            if (struck == entries.end()) continue;
            of = &*struck;
        } else if (in.state.struck.contains(e->id)) {
            continue;
        }
        // A contact happened: only another outcome says anything else about it.
        if (edit.what == calendar_change::reached && !ledger::is_attempt(of->kind) &&
            !ledger::is_contact(of->kind))
            continue;
        if (settles(of->kind) && is_about(in, *of, edit)) return &*e;
    }
    return nullptr;
}

error overruled(const plan::plan_input& in, const ledger::entry& newer, instant made) {
    const auto shown = [&](instant at) {
        const auto local = std::chrono::floor<minutes>(in.zone.to_local(at));
        return in_words(when{day_of(local), time_of(local)});
    };
    return {errc::conflict, "changed in the calendar on " + shown(made) + "; your word of " +
                                shown(newer.at) + " (" + std::string(ledger::kind_phrase(newer.kind)) +
                                ") is newer and counts"};
}

/// Takes back the day that intouch counted as missed, when the user had moved the touch away before that day was over.
void take_back_missed(const plan::plan_input& in, std::span<const ledger::entry> entries,
                      const plan::touch& t, instant made, const origin& from, const new_id& id,
                      std::vector<ledger::entry>& to) {
    const date day = day_of(std::chrono::floor<minutes>(in.zone.to_local(made)));
    for (auto e = entries.rbegin(); e != entries.rend() && e->at > made; ++e) {
        if (e->kind != ledger::entry_kind::missed || e->person != t.owner || e->round != t.round ||
            e->on.day < day || in.state.struck.contains(e->id))
            continue;
        if (auto undone = record_undo(in, entries, e->id, {.source = from.source, .key = {}}, id))
            std::ranges::move(*undone, std::back_inserter(to));
    }
}

made_entries outcome(const plan::plan_input& in, const plan::touch& t, const calendar_edit& edit,
                     const origin& from, const new_id& id) {
    const bool reached = edit.what == calendar_change::reached;
    if (t.kind == plan::touch_kind::booking) {
        if (reached)
            return record_gathering(
                in, {.gathering = t.owner, .outcome = ledger::entry_kind::booked, .round = t.round}, from,
                id);
        return fail(errc::invalid, "a booking is done or not: mark it with \"✓\" once it is");
    }
    log_request request{.person = t.person,
                        .outcome = reached ? ledger::entry_kind::reached : ledger::entry_kind::no_answer,
                        .on = edit.on,
                        .touch = t.uid};
    if (of_round(t)) request.round = t.round;
    return record_outcome(in, request, from, id);
}

made_entries touch_edit(const plan::plan_input& in, std::span<const ledger::entry> entries,
                        const plan::touch& t, const calendar_edit& edit, const origin& from,
                        const new_id& id) {
    if (edit.what == calendar_change::reached || edit.what == calendar_change::no_answer)
        return outcome(in, t, edit, from, id);
    // The UID names a promise or an occasion; the gathering names its booking.
    touch_request which{.person = t.owner};
    if (t.kind != plan::touch_kind::booking) which.touch = t.uid;
    if (of_round(t) || t.kind == plan::touch_kind::booking) which.round = t.round;
    // The user put an about touch back on a day that was told: nothing changed.
    const bool told = edit.to && !edit.to->time && (edit.to->day == t.day || edit.to->day == t.first_told);
    if (edit.what == calendar_change::moved && !t.firm && told) return std::vector<ledger::entry>();
    if (edit.what == calendar_change::moved && edit.to) {
        if (auto near = near_enough(in, *edit.to); !near) return std::unexpected(near.error());
        auto made = record_move(in, which, *edit.to, from, id);
        const bool made_all_day = !edit.to->time && (t.start || t.pinned) && t.firm;
        if (made && made_all_day) made->front().detail = plan::all_day_mark;
        if (made && edit.made && of_round(t)) take_back_missed(in, entries, t, *edit.made, from, id, *made);
        return made;
    }
    if (edit.what == calendar_change::skipped) return record_skip(in, which, from, id);
    return fail(errc::invalid, "it belongs to its day and stays there; mark it with \"✓\" when it is done");
}

made_entries block_edit(const plan::plan_input& in, const calendar_edit& edit, const origin& from,
                        const new_id& id) {
    if (edit.block.empty() || !edit.on)
        return fail(errc::conflict,
                    "the block that was changed in the calendar is not in intouch.toml any more");
    const auto to = edit.what == calendar_change::block_moved ? edit.to : std::nullopt;
    const std::string name = block_name(in, edit.block) + " on " + in_words({edit.on->day, {}});
    if (to)
        if (auto near = near_enough(in, *to); !near)
            return fail(near.error().code, name + ": " + near.error().text);
    auto made = record_block(in, edit.block, *edit.on, to, from, id);
    if (!made) return fail(made.error().code, name + ": " + made.error().text);
    return made;
}

} // namespace

result<std::vector<ledger::entry>> record_calendar_edit(const plan::plan_input& in,
                                                        std::span<const ledger::entry> entries,
                                                        const calendar_edit& edit, const origin& from,
                                                        const new_id& id) {
    const bool known =
        !from.key.empty() && std::ranges::find(entries, from.key, &ledger::entry::key) != entries.end();
    if (known) return std::vector<ledger::entry>();
    if (const auto* newer = newer_word(in, entries, edit))
        return std::unexpected(overruled(in, *newer, *edit.made));
    switch (edit.what) {
    case calendar_change::undone:
        return undo_edit(in, entries, edit, from, id);
    case calendar_change::block_moved:
    case calendar_change::block_skipped:
        return block_edit(in, edit, from, id);
    case calendar_change::moved:
    case calendar_change::skipped:
    case calendar_change::reached:
    case calendar_change::no_answer:
        break;
    }
    if (const auto round = past_round_of(in, edit)) return late_edit(in, entries, *round, edit, from, id);
    if (edit.touch) return touch_edit(in, entries, *edit.touch, edit, from, id);
    return std::unexpected(not_planned(edit.what));
}

std::string note_on_history(const plan::plan_input& in, const ledger::entry& e) {
    if (!ledger::is_contact(e)) return {};
    const auto s = known_person(in, e.person);
    if (!s && !in.roster.gatherings.contains(e.person))
        return quoted(e.person) +
               " is not on the roster any more: the contact is in the ledger, and counts when " +
               quoted(e.person) + " is back";
    if (e.round != 0 || !e.names.empty()) return {};
    const auto last = s ? last_contact(*s) : std::nullopt;
    if (!last || ledger::is_after(e.on, last->on)) return {};
    return in_words({e.on.day, {}}) + " is not after the last contact on " + in_words({last->on.day, {}}) +
           ": it is kept as history, and the touch stays planned";
}

} // namespace intouch::record
