// SPDX-License-Identifier: MIT
// A restored database is older than what subscribers and servers have seen. These functions bring that
// knowledge forward.
#pragma once

#include "core/date.hpp"
#include "store/sqlite.hpp"

namespace intouch::store {

/// Raises the stamps of every item above all that a subscriber has probably seen, for a restore at the
/// instant `now`. It assumes at most one change of an item in a second, plus 1000 changes for bursts. Items
/// that are newer than the copy begin above `ledger::stamp_floor`. See lib/README.md, "Stamps".
void raise_stamps(sqlite::connection& c, instant now);

/// Copies from `before`, the database that `to` replaces, what must not be lost:
/// - the stamps, when they are higher than in `to`;
/// - the generation of each feed, so that a new feed address stays valid;
/// - the state of each calendar account. Otherwise the next sync would mistake our own later writes for edits
///   of the user;
/// - what became of each message, so that none is sent again.
void keep_seen(sqlite::connection& to, sqlite::connection& before);

} // namespace intouch::store
