// SPDX-License-Identifier: MIT
// Derives the state from the entries. Entries take effect in the order of their ids. An entry counts for the
// open round only when its `round` is the number of that round. Other entries are history, which is shown but
// never counted: backdated and late entries (round 0), and entries of a round that was undone.
#pragma once

#include "core/result.hpp"
#include "ledger/state.hpp"

#include <map>
#include <span>
#include <string>

namespace intouch::ledger {

/// True when `a` is certainly later than `b`: on a later day, or on the same day with both times known. A
/// caller that makes an entry gives it round 0 when the entry is not after the last contact.
[[nodiscard]] bool is_after(const when& a, const when& b);

/// Former ids of people (`formerly` in the roster), with the present id.
using renames = std::map<std::string, std::string>;

/// The state after `entries`.
///
/// - A contact, `skipped`, an attempt, `missed`, `moved` and `booked` count only with the number of the open
///   round. The other kinds have no round and always count. The detail of `unreachable` is unusable in any case,
///   unless a later contact went over the same channel.
/// - An entry with `with` is a group's entry. For the people in `with`, a contact or an attempt counts for
///   their open round when it is newer than their last contact; the round number is not compared.
/// - Of two `joined` entries the earlier day counts.
/// - An entry that `names` a promise or an occasion is about that touch: a contact keeps the promise or marks
///   the occasion. It is also about the round when it has the number of the open round.
/// - Entries under a former id count for the present id, in the order of entry ids. The two ids numbered
///   their rounds separately. So an entry also counts when it has the number of the round that was open under
///   its own id, and is newer than the last contact.
[[nodiscard]] state fold(std::span<const entry> entries, const renames& formerly = {});

/// Updates `s`, the state after the entries `before`, by `next`. The result equals `fold` of all of them, but
/// only the people of `next` are computed again.
void apply(state& s, std::span<const entry> before, const entry& next, const renames& formerly = {});

} // namespace intouch::ledger
