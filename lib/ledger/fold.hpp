// SPDX-License-Identifier: MIT
// From entries to state. Entries count in the order of their ids; an entry counts for the open round only
// when its `round` is that round, so a backdated or late entry (round 0) and one left over from a round since
// undone are history: shown, never counted.
#pragma once

#include "core/result.hpp"
#include "ledger/state.hpp"

#include <map>
#include <span>
#include <string>

namespace intouch::ledger {

/// Whether `a` is later than `b` for sure: a later day, or the same day with both times known. What a caller
/// asks before it numbers an entry: one that is not after the last contact gets round 0.
[[nodiscard]] bool is_after(const when& a, const when& b);

/// Ids people had before → the id they have now (`formerly`).
using renames = std::map<std::string, std::string>;

/// A contact, `skipped`, an attempt, `missed` and `moved` count for the open round of their person only; the
/// others have no round and always do. In a group's entry a contact or an attempt counts for the others' open
/// rounds, whatever their numbers, when it is newer than their last contact. Of two `joined` the earlier day
/// stands. An entry that `names` a promise or an occasion is about that touch, and about the round as well
/// only when it bears the round's number: contact keeps a promise and marks an occasion, and neither an
/// attempt at the promise nor its missed days are the round's. Entries under an earlier id fold into the one
/// they have now, in order of ids; where the two counted their rounds apart, one that counted under its own
/// id still does when it is newer than the last contact.
[[nodiscard]] state fold(std::span<const entry> entries, const renames& formerly = {});

/// `fold` of everything before plus `next`, given all entries before: only the people it concerns are folded
/// again.
void apply(state& s, std::span<const entry> before, const entry& next, const renames& formerly = {});

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
