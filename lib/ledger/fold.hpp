// SPDX-License-Identifier: MIT
// From entries to state. Entries count in the order of their ids; an entry counts for the open round only when its
// `round` is that round, so a backdated or late entry (round 0) and one left over from a round since undone are
// history: shown, never counted.
#pragma once

#include "core/result.hpp"
#include "ledger/state.hpp"

#include <map>
#include <span>
#include <string>

namespace intouch::ledger {

/// Ids people had before → the id they have now (`formerly`).
using renames = std::map<std::string, std::string>;

[[nodiscard]] state fold(std::span<const entry> entries, const renames& formerly = {});

/// `fold` of everything before plus `next`, given all entries before: only the people it concerns are folded again.
void apply(state& s, std::span<const entry> before, const entry& next, const renames& formerly = {});

/// The entry that undo takes when none is named: the newest that is neither struck, nor an undo, nor the daemon's.
/// `errc::not_found` when there is none.
[[nodiscard]] result<entry> newest_undoable(std::span<const entry> entries, const state& s);

/// Whether `id` may be undone: `errc::not_found` unknown; `errc::conflict` already struck, an undo itself, or a later
/// entry of the same person rests on it (the text names which to undo first).
[[nodiscard]] result<entry> undoable(std::span<const entry> entries, const state& s, const std::string& id);

} // namespace intouch::ledger
