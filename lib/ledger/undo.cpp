// SPDX-License-Identifier: MIT
#include "ledger/undo.hpp"

#include <algorithm>
#include <iterator>

namespace intouch::ledger {
namespace {

bool moves_round(entry_kind kind) { return closes(kind) || is_attempt(kind) || kind == entry_kind::moved; }

/// True when `e` can count for the rounds of the people in `with`.
bool counts_for_others(const entry& e) { return is_contact(e) || is_attempt(e.kind); }

/// True when `later`, which counts for a person of `e`, depends on `e`; see undo.hpp.
bool depends_on(const entry& later, const entry& e) {
    if (e.kind == entry_kind::promised) return later.names == e.id && later.kind != entry_kind::missed;
    if (later.kind == entry_kind::kept) return false;
    if (!moves_round(e.kind) || !moves_round(later.kind)) return false;
    if (later.person == e.person && later.round != 0 && e.round != 0) return later.round >= e.round;
    // The entries have different persons (`with`, or a former id), so their round numbers are not comparable.
    // An entry without a round counts for nobody, except the others of a group.
    const auto counted = [](const entry& x) {
        return x.round != 0 || (!x.with.empty() && counts_for_others(x));
    };
    return counted(later) && counted(e);
}

/// The people whose history holds `e`. When a person was renamed after `e`, this searches all people.
std::vector<const person_state*> whose(const state& s, const entry& e) {
    std::vector<const person_state*> found;
    const auto holds = [&](const person_state& p) {
        const auto at = std::ranges::lower_bound(p.history, e.id, {}, &entry::id);
        return at != p.history.end() && at->id == e.id;
    };
    const auto add = [&](const std::string& id) {
        const auto p = s.people.find(id);
        if (p == s.people.end() || !holds(p->second)) return false;
        found.push_back(&p->second);
        return true;
    };
    bool all = add(e.person);
    for (const auto& id : e.with) all = add(id) && all;
    if (all) return found;
    found.clear();
    for (const auto& [id, p] : s.people)
        if (holds(p)) found.push_back(&p);
    return found;
}

} // namespace

result<entry> newest_undoable(std::span<const entry> entries, const state& s) {
    const entry* newest = nullptr;
    for (const auto& e : entries) {
        if (e.source == entry_source::daemon || e.kind == entry_kind::undone || s.struck.contains(e.id))
            continue;
        if (newest == nullptr || newest->id < e.id) newest = &e;
    }
    if (newest == nullptr) return fail(errc::not_found, "there is nothing to undo");
    return *newest;
}

const entry* newest_dependent(const state& s, const entry& e, std::span<const std::string> besides) {
    const entry* newest = nullptr;
    for (const auto* p : whose(s, e))
        for (const auto& later : p->history)
            if (later.id > e.id && depends_on(later, e) && (newest == nullptr || newest->id < later.id) &&
                std::ranges::find(besides, later.id) == besides.end())
                newest = &later;
    return newest;
}

result<entry> undoable(std::span<const entry> entries, const state& s, const std::string& id) {
    const auto found = std::ranges::find(entries, id, &entry::id);
    if (found == entries.end()) return fail(errc::not_found, "there is no entry " + id + " to undo");
    const entry& e = *found;
    if (e.kind == entry_kind::undone)
        return fail(errc::conflict, "entry " + id + " is itself an undo: enter what happened again instead");
    if (s.struck.contains(id)) return fail(errc::conflict, "entry " + id + " is undone already");
    if (const entry* first = newest_dependent(s, e))
        return fail(errc::conflict,
                    "entry " + first->id + " depends on entry " + id + ": undo " + first->id + " first");
    return e;
}

} // namespace intouch::ledger
