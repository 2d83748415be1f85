// SPDX-License-Identifier: MIT
// The first half of a synchronisation: from a listing to the edits of the user.
#pragma once

#include "dav/fetch_objects.hpp"
#include "dav/interpret_edit.hpp"
#include "dav/list_changes.hpp"
#include "dav/sync/reconcile.hpp"
#include "dav/sync/sync_state.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::dav {

/// Notes what is gone, and returns the hrefs of the objects to fetch: ours that changed, and objects that may
/// be ours.
[[nodiscard]] std::vector<std::string> sort_changes(sync_state& s, const listed_changes& l);

/// Takes the objects that were fetched, by href key, and finds ours among those of unknown address. Returns the
/// hrefs of our objects that seem to be gone. A listing may lag behind the calendar, so each of them is read
/// once more by itself. After a lost state, that includes objects that intouch made by their name.
[[nodiscard]] std::vector<std::string> take_fetched(sync_state& s,
                                                    std::map<std::string, fetched_object> found);

/// Takes the answers about the objects that seemed to be gone. Without a clear answer the object is held.
void take_absent(sync_state& s, const std::map<std::string, fetched_object>& found);

/// Takes the reasons why objects could not be read, by href key.
void take_unread(sync_state& s, const std::map<std::string, std::string>& why);
/// The fault that the report shows when an object of ours could not be read; nothing when all were.
[[nodiscard]] std::optional<fault> fault_of_unread(const sync_state& s);
/// Notes the series that the user changed in the calendar, at each sync until the user mends them.
void note_changed_series(sync_state& s);

/// Edits to be entered into the ledger, and what was learnt of the objects that they came from.
struct edits_to_enter {
    std::vector<edit> edits; ///< of all objects, in order
    std::vector<learnt> objects;
};
/// Learns what the user did from what is there and what is gone. Objects without edits are kept at once.
[[nodiscard]] edits_to_enter learn(sync_state& s);

/// Keeps the objects of `e` with the result of each edit, in order.
void take_entered(sync_state& s, const edits_to_enter& e, std::vector<edit_result> results);

} // namespace intouch::dav
