// SPDX-License-Identifier: MIT
// What a restored copy must not take back though it is older: what the world has seen since.
#pragma once

#include "core/date.hpp"
#include "store/sqlite.hpp"

namespace intouch::store {

/// Raises the stamps of every item above all that a subscriber is likely to have seen, for who restores at
/// `now`, when nothing else is known: an item changes once a second at most but for bursts, and for these a
/// thousand changes are allowed. What first came after the copy was made gets stamps from
/// `ledger::stamp_floor` on.
void raise_stamps(sqlite::connection& c, instant now);

/// What the database knows that `to` takes the place of: the stamps of all items, to which theirs rise; and
/// that a feed was given a new address, which it keeps; and what was last agreed with each calendar server,
/// which would otherwise take what intouch itself wrote since for the user's edits.
void keep_seen(sqlite::connection& to, sqlite::connection& before);

} // namespace intouch::store
