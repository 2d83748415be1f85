// SPDX-License-Identifier: MIT
#include "plan/record_entry.hpp"

#include <algorithm>

namespace intouch::plan {
namespace {

using entries_view = std::span<const ledger::entry>;

/// The entry that was made together with `e`, because of it.
const ledger::entry* companion(entries_view entries, const ledger::entry& e) {
    const auto found = std::ranges::find(entries, key_with(e.id), &ledger::entry::key);
    return found == entries.end() ? nullptr : &*found;
}

/// The entry that `e` was made together with, when it was.
const ledger::entry* leader(entries_view entries, const ledger::entry& e) {
    if (e.key.empty()) return nullptr;
    const auto found = std::ranges::find_if(
        entries, [&](const ledger::entry& other) { return e.key == key_with(other.id); });
    return found == entries.end() ? nullptr : &*found;
}

ledger::renames renames_of(const roster::roster& roster) {
    ledger::renames all;
    for (const auto& [id, person] : roster.people)
        for (const auto& before : person.formerly) all[before] = id;
    return all;
}

ledger::entry strike(const input& in, const ledger::entry& e, const origin& from, const new_id& id) {
    auto undo = new_entry(in, e.person, ledger::entry_kind::undone, from, id);
    undo.names = e.id;
    return undo;
}

} // namespace

// What one request entered together is undone together, the later first: the `skipped` of a spent ladder, or
// the `moved` of a `next`, with the attempt or contact it came from. Naming the later one alone undoes only
// that.
result<std::vector<ledger::entry>> record_undo(const input& in, entries_view entries,
                                               const std::string& which, const origin& from,
                                               const new_id& id) {
    std::string target = which;
    if (target.empty()) {
        const auto newest = ledger::newest_undoable(entries, in.state);
        if (!newest) return std::unexpected(newest.error());
        const auto* first = leader(entries, *newest);
        target = first != nullptr && !in.state.struck.contains(first->id) ? first->id : newest->id;
    }
    const auto named = std::ranges::find(entries, target, &ledger::entry::id);
    const auto* second = named == entries.end() ? nullptr : companion(entries, *named);
    if (second == nullptr || in.state.struck.contains(second->id) || in.state.struck.contains(target)) {
        const auto allowed = ledger::undoable(entries, in.state, target);
        if (!allowed) return std::unexpected(allowed.error());
        auto undo = strike(in, *allowed, from, id);
        undo.key = from.key;
        return std::vector{undo};
    }

    const auto last = ledger::undoable(entries, in.state, second->id);
    if (!last) return std::unexpected(last.error());
    auto undo_last = strike(in, *last, from, id);
    undo_last.key = from.key;
    auto without = in.state;
    ledger::apply(without, entries, undo_last, renames_of(in.roster));
    const auto first = ledger::undoable(entries, without, target);
    if (!first) return std::unexpected(first.error());
    return std::vector{undo_last, strike(in, *first, from, id)};
}

} // namespace intouch::plan
