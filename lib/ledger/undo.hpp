// SPDX-License-Identifier: MIT
// Which entry may be undone. See lib/README.md, "Undo".
#pragma once

#include "core/result.hpp"
#include "ledger/state.hpp"

#include <span>
#include <string>

namespace intouch::ledger {

/// The entry that an undo without an id takes: the newest one of the user that is neither an undo nor undone
/// already. `errc::not_found` when there is none.
[[nodiscard]] result<entry> newest_undoable(std::span<const entry> entries, const state& s);

/// The newest entry that depends on `e`, but for those in `besides`. No other entry depends on that one, so it
/// may be undone first. Null: none.
///
/// A later entry depends on an earlier one when it would count for another round, or for none, without it:
/// - Contacts, attempts, `skipped` and `moved` depend on earlier entries of these kinds, by the user or by
///   the daemon. Both must count for the same person, directly or through `with`, and the later one must be
///   for the same or a later round.
/// - An entry that names a promise depends on the promise, unless it is `missed`.
///
/// Nothing else depends on another entry. An undo of `missed`, of an entry without a round, or of history
/// (round 0) is always possible.
[[nodiscard]] const entry* newest_dependent(const state& s, const entry& e,
                                            std::span<const std::string> besides = {});

/// The entry `id`, when it may be undone. `errc::not_found`: there is no such entry. `errc::conflict`: the
/// entry is undone already or is itself an undo, or `newest_dependent` finds one.
[[nodiscard]] result<entry> undoable(std::span<const entry> entries, const state& s, const std::string& id);

} // namespace intouch::ledger
