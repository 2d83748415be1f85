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

} // namespace intouch::ledger
