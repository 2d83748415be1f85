// SPDX-License-Identifier: MIT
// Which entry may be undone. See "Undo" in lib/README.md.
#pragma once

#include "core/result.hpp"
#include "ledger/state.hpp"

#include <span>
#include <string>

namespace intouch::ledger {

/// The entry that undo takes when none is named: the newest that is neither struck, nor an undo, nor the
/// daemon's. `errc::not_found` when there is none.
[[nodiscard]] result<entry> newest_undoable(std::span<const entry> entries, const state& s);

/// Whether `id` may be undone: `errc::not_found` unknown; `errc::conflict` already struck, an undo itself, or
/// a later entry of the same person rests on it (the text names which to undo first: the newest of them).
///
/// On an attempt, a contact, `skipped` or `moved` rests a later one of these, entered by anyone (the daemon's
/// `skipped` too), for the same or a later round of the same person, or counted for that person through
/// `with`, in either of the two; it was entered in the knowledge of the first, and would count for another
/// round, or for none, without it. On a promise rests what names it. Nothing else does: not `missed`, which
/// the daemon enters, nor what has no round (joined, paused, resumed, lost, found, noted), nor history (round
/// 0) or an older round; and on these nothing rests.
[[nodiscard]] result<entry> undoable(std::span<const entry> entries, const state& s, const std::string& id);

} // namespace intouch::ledger
