// SPDX-License-Identifier: MIT
// From the objects that are there, and those that are gone, to the edits of the user.
#pragma once

#include "dav/interpret_edit.hpp"
#include "dav/sync/reconcile.hpp"
#include "dav/sync/sync_state.hpp"

#include <vector>

namespace intouch::dav {

/// Edits to be entered into the ledger, and what was learnt of the objects that they came from.
struct edits_to_enter {
    std::vector<edit> edits; ///< of all objects, in order
    std::vector<learnt> objects;
};
/// Learns what the user did from what is there and what is gone. Objects without edits are kept at once.
[[nodiscard]] edits_to_enter learn(sync_state& s);

/// Keeps the objects of `e` with the result of each edit, in order. The wanted objects follow the edits
/// already.
void take_entered(sync_state& s, const edits_to_enter& e, std::vector<edit_result> results);

/// Notes the series that the user changed in the calendar, at each sync until the user mends them.
void note_changed_series(sync_state& s);

} // namespace intouch::dav
