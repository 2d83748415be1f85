// SPDX-License-Identifier: MIT
#include "record/calendar_edit.hpp"

#include "core/text.hpp"
#include "core/weekday_names.hpp"
#include "ledger/fold.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/due/all_day_pin.hpp"
#include "record/record_block.hpp"
#include "record/record_entry.hpp"
#include "record/record_gathering.hpp"
#include "record/record_move.hpp"
#include "record/record_outcome.hpp"
#include "record/record_undo.hpp"

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

/// The newest entry about the occurrence that begins on `on` by the rule, and that is not struck.
std::string changing_entry(const plan::plan_input& in, std::span<const ledger::entry> entries,
                           const std::string& block, const when& on) {
    for (auto e = entries.rbegin(); e != entries.rend(); ++e)
        if (e->person == plan::block_owner(block) && e->on == on && !in.state.struck.contains(e->id) &&
            (e->kind == ledger::entry_kind::block_moved || e->kind == ledger::entry_kind::block_skipped))
            return e->id;
    return {};
}

made_entries undo_block(const plan::plan_input& in, std::span<const ledger::entry> entries,
                        const calendar_edit& edit, const origin& from, const new_id& id) {
    const std::string which = changing_entry(in, entries, edit.block, *edit.on);
    if (!which.empty()) return record_undo(in, entries, which, from, id);
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

made_entries touch_edit(const plan::plan_input& in, const plan::touch& t, const calendar_edit& edit,
                        const origin& from, const new_id& id) {
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
    if (edit.touch) return touch_edit(in, *edit.touch, edit, from, id);
    return std::unexpected(not_planned(edit.what));
}

std::string note_on_history(const plan::plan_input& in, const ledger::entry& e) {
    if (!ledger::is_contact(e) || e.round != 0 || !e.names.empty()) return {};
    const auto s = known_person(in, e.person);
    const auto last = s ? last_contact(*s) : std::nullopt;
    if (!last || ledger::is_after(e.on, last->on)) return {};
    return in_words({e.on.day, {}}) + " is not after the last contact on " + in_words({last->on.day, {}}) +
           ": it is kept as history, and the touch stays planned";
}

} // namespace intouch::record
