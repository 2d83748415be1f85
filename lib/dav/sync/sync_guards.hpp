// SPDX-License-Identifier: MIT
// What looks like an accident on the server is held until the user has confirmed it: many objects that are gone at
// once, and many that are older than what intouch last wrote.
#pragma once

#include "dav/sync/reconcile.hpp"
#include "dav/sync/sync_state.hpp"

#include <map>
#include <string>

namespace intouch::dav {

/// Holds the objects that are gone when they are too many.
void hold_if_too_many(sync_state& s);

/// Puts back what a restored backup brought: older versions, the absence of what was written after the backup,
/// and the return of what was deleted after it. Many at once are held. `all`: what was learnt, by UID.
void settle_older(sync_state& s, std::map<std::string, learnt>& all);

} // namespace intouch::dav
