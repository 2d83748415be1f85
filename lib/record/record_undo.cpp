// SPDX-License-Identifier: MIT
#include "record/record_undo.hpp"

#include "ledger/fold.hpp"
#include "ledger/undo.hpp"
#include "record/record_entry.hpp"

#include <algorithm>

namespace intouch::record {
namespace {

using entries_view = std::span<const ledger::entry>;

/// The entry that the same request made right after `e`.
const ledger::entry* companion(entries_view entries, const ledger::entry& e) {
    const auto found = std::ranges::find(entries, key_with(e.id), &ledger::entry::key);
    return found == entries.end() ? nullptr : &*found;
}

/// The first entry of the act of `e` that is not struck.
const ledger::entry* first_of(entries_view entries, const ledger::state& state, const ledger::entry* e) {
    if (e->key.empty()) return e;
    const auto before = std::ranges::find_if(
        entries, [&](const ledger::entry& other) { return e->key == key_with(other.id); });
    if (before == entries.end()) return e;
    const auto* first = first_of(entries, state, &*before);
    return state.struck.contains(first->id) ? e : first;
}

/// `id`, and the ids of the entries of its act that follow it and are not struck.
std::vector<std::string> from_on(entries_view entries, const ledger::state& state, const std::string& id) {
    std::vector<std::string> ids{id};
    const auto named = std::ranges::find(entries, id, &ledger::entry::id);
    if (named == entries.end() || state.struck.contains(id)) return ids;
    for (const auto* e = companion(entries, *named); e != nullptr; e = companion(entries, *e))
        if (!state.struck.contains(e->id)) ids.push_back(e->id);
    return ids;
}

ledger::renames renames_of(const roster::roster& roster) {
    ledger::renames all;
    for (const auto& [id, person] : roster.people)
        for (const auto& before : person.formerly) all[before] = id;
    return all;
}

ledger::entry strike(const plan::plan_input& in, const ledger::entry& e, const origin& from,
                     const new_id& id) {
    auto undo = new_entry(in, e.person, ledger::entry_kind::undone, from, id);
    undo.names = e.id;
    return undo;
}

} // namespace

// Undo takes back a whole act, the later entries first: the `skipped` of a spent ladder, the `moved` of
// `next` or the `promised` of a promise, with their attempt or contact. The name of a later entry undoes that
// entry and the ones after it.
result<std::vector<ledger::entry>> record_undo(const plan::plan_input& in, entries_view entries,
                                               const std::string& which, const origin& from,
                                               const new_id& id) {
    std::string target = which;
    if (target.empty()) {
        const auto newest = ledger::newest_undoable(entries, in.state);
        if (!newest) return std::unexpected(newest.error());
        target = first_of(entries, in.state, &*newest)->id;
    }
    std::vector<ledger::entry> undone;
    auto without = in.state;
    const auto together = from_on(entries, in.state, target);
    for (auto one = together.rbegin(); one != together.rend(); ++one) {
        const auto allowed = ledger::undoable(entries, without, *one);
        if (!allowed) return std::unexpected(allowed.error());
        auto undo = strike(in, *allowed, from, id);
        if (undone.empty()) undo.key = from.key;
        ledger::apply(without, entries, undo, renames_of(in.roster));
        undone.push_back(std::move(undo));
    }
    return undone;
}

} // namespace intouch::record
