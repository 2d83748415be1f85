// SPDX-License-Identifier: MIT
#include "record/record_undo.hpp"

#include "ledger/fold.hpp"
#include "ledger/kind_phrase.hpp"
#include "ledger/undo.hpp"
#include "plan/agenda/person_state.hpp"
#include "record/record_entry.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::record {
namespace {

using entries_view = std::span<const ledger::entry>;

const ledger::entry* with_key(entries_view entries, const std::string& key) {
    const auto found = std::ranges::find(entries, key, &ledger::entry::key);
    return found == entries.end() ? nullptr : &*found;
}

/// `e`, and what the same request entered after it about the same person.
std::vector<const ledger::entry*> from_on(entries_view entries, const ledger::entry& e) {
    std::vector<const ledger::entry*> all;
    for (const auto* next = &e; next != nullptr; next = with_key(entries, key_with(next->id)))
        all.push_back(next);
    return all;
}

/// The entry before `e` in its act; null for the first.
const ledger::entry* before(entries_view entries, const ledger::entry& e) {
    if (e.key.empty()) return nullptr;
    const auto found = std::ranges::find_if(entries, [&](const ledger::entry& other) {
        return e.key == key_with(other.id) || e.key == key_beside(other.id);
    });
    return found == entries.end() ? nullptr : &*found;
}

/// All that one request entered, `e` among it.
std::vector<const ledger::entry*> whole_act(entries_view entries, const ledger::entry& e) {
    const auto* first = &e;
    while (const auto* earlier = before(entries, *first)) first = earlier;
    std::vector<const ledger::entry*> all;
    for (; first != nullptr; first = with_key(entries, key_beside(first->id)))
        for (const auto* one : from_on(entries, *first)) all.push_back(one);
    return all;
}

/// The ids of what undo takes back, in the order of the ledger. Of a named entry that cannot be undone its id alone,
/// which `ledger::undoable` refuses with the reason.
result<std::vector<std::string>> what_to_undo(entries_view entries, const ledger::state& state,
                                              const std::string& which) {
    std::vector<const ledger::entry*> act;
    if (which.empty()) {
        const auto newest = ledger::newest_undoable(entries, state);
        if (!newest) return std::unexpected(newest.error());
        act = whole_act(entries, *std::ranges::find(entries, newest->id, &ledger::entry::id));
    } else if (const auto named = std::ranges::find(entries, which, &ledger::entry::id);
               named != entries.end() && !state.struck.contains(which)) {
        act = from_on(entries, *named);
    } else {
        return std::vector{which};
    }
    std::vector<std::string> ids;
    for (const auto* e : act)
        if (!state.struck.contains(e->id)) ids.push_back(e->id);
    return ids;
}

/// Whether nothing but the entries of `ids` rests on the entry.
bool is_free(const ledger::state& state, entries_view entries, const std::string& id,
             std::span<const std::string> ids) {
    const auto e = std::ranges::find(entries, id, &ledger::entry::id);
    return e != entries.end() && e->kind != ledger::entry_kind::undone && !state.struck.contains(id) &&
           ledger::newest_dependent(state, *e, ids) == nullptr;
}

/// "left a message" (Ann Lee, 2026-12-01).
std::string told(const plan::plan_input& in, const ledger::entry& e) {
    const auto known = in.roster.people.find(e.person);
    return fmt::format("\"{}\" ({}, {})", ledger::kind_phrase(e.kind),
                       known == in.roster.people.end() ? e.person : known->second.name, print(e.on.day));
}

/// Why the entry `id` cannot be undone: in words where another entry depends on it, else as `ledger::undoable` says.
error refused(const plan::plan_input& in, const ledger::state& state, entries_view entries,
              const std::string& id, error why) {
    const auto e = std::ranges::find(entries, id, &ledger::entry::id);
    const auto* first =
        e == entries.end() || state.struck.contains(id) ? nullptr : ledger::newest_dependent(state, *e);
    if (first == nullptr) return why;
    return {errc::conflict, fmt::format("{} depends on {}; undo \"{}\" first: its id is {}", told(in, *first),
                                        told(in, *e), ledger::kind_phrase(first->kind), first->id)};
}

ledger::entry strike(const plan::plan_input& in, const ledger::entry& e, const origin& from,
                     const new_id& id) {
    auto undo = new_entry(in, e.person, ledger::entry_kind::undone, from, id);
    undo.names = e.id;
    return undo;
}

} // namespace

// Undo takes back a whole act, the later entries first. An act is the attempt or contact of each person whom the
// request named, with what follows from it: the `skipped` of a spent ladder, the `moved` of `next`, the `promised` of a
// promise. The name of an entry undoes that entry and the ones about the same person after it.
result<std::vector<ledger::entry>> record_undo(const plan::plan_input& in, entries_view entries,
                                               const std::string& which, const origin& from,
                                               const new_id& id) {
    const auto together = what_to_undo(entries, in.state, which);
    if (!together) return std::unexpected(together.error());
    std::vector<ledger::entry> undone;
    origin of = from; // the first entry bears the key
    auto without = in.state;
    for (auto one = together->rbegin(); one != together->rend(); ++one) {
        const auto allowed = ledger::undoable(entries, without, *one);
        if (!allowed) return std::unexpected(refused(in, without, entries, *one, allowed.error()));
        auto undo = strike(in, *allowed, of, id);
        of.key.clear();
        ledger::apply(without, entries, undo, plan::renames_of(in.roster));
        undone.push_back(std::move(undo));
    }
    return undone;
}

bool can_undo(const ledger::state& state, entries_view entries, const std::string& which) {
    const auto ids = what_to_undo(entries, state, which);
    return ids && std::ranges::all_of(
                      *ids, [&](const std::string& id) { return is_free(state, entries, id, *ids); });
}

} // namespace intouch::record
