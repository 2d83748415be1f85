// SPDX-License-Identifier: MIT
#include "record/calendar_edit.hpp"

#include "plan/due/all_day_pin.hpp"
#include "record/record_block.hpp"
#include "record/record_gathering.hpp"
#include "record/record_move.hpp"
#include "record/record_outcome.hpp"
#include "record/record_undo.hpp"

#include <algorithm>

namespace intouch::record {

namespace {

using made_entries = result<std::vector<ledger::entry>>;

/// Whether the touch is that of a round, and not one beside it.
bool of_round(const plan::touch& t) {
    using enum plan::touch_kind;
    return t.kind == cadence || t.kind == retry || t.kind == intro || t.kind == find;
}

/// The newest entry that closed the round and is not struck.
std::string closing_entry(const plan::plan_input& in, std::span<const ledger::entry> entries,
                          const std::optional<plan::shown_closed>& closed) {
    if (!closed) return {};
    for (auto e = entries.rbegin(); e != entries.rend(); ++e)
        if (e->person == closed->person && e->round == closed->round && ledger::closes(e->kind) &&
            !in.state.struck.contains(e->id))
            return e->id;
    return {};
}

made_entries undo_edit(const plan::plan_input& in, std::span<const ledger::entry> entries,
                       const calendar_edit& edit, const origin& from, const new_id& id) {
    const std::string which = edit.entry.empty() ? closing_entry(in, entries, edit.closed) : edit.entry;
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
        auto made = record_move(in, which, *edit.to, from, id);
        const bool made_all_day = !edit.to->time && (t.start || t.pinned) && t.firm;
        if (made && made_all_day) made->front().detail = plan::all_day_mark;
        return made;
    }
    if (edit.what == calendar_change::skipped) return record_skip(in, which, from, id);
    return fail(errc::invalid,
                "\"" + t.name + "\" belongs to its day and stays there; mark it with \"✓\" when it is done");
}

made_entries block_edit(const plan::plan_input& in, const calendar_edit& edit, const origin& from,
                        const new_id& id) {
    if (edit.block.empty() || !edit.on)
        return fail(errc::conflict,
                    "the block that was changed in the calendar is not in intouch.toml any more");
    const auto to = edit.what == calendar_change::block_moved ? edit.to : std::nullopt;
    return record_block(in, edit.block, *edit.on, to, from, id);
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
    if (edit.touch) return touch_edit(in, *edit.touch, edit, from, id);
    return fail(errc::conflict, "what was changed in the calendar is not planned any more");
}

} // namespace intouch::record
