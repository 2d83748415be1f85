// SPDX-License-Identifier: MIT
// From a listing of the calendar to the objects that are there, and to those that are gone.
#pragma once

#include "dav/fault.hpp"
#include "dav/fetch_objects.hpp"
#include "dav/list_changes.hpp"
#include "dav/sync/sync_state.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::dav {

/// The server says that the calendar itself is gone. When a calendar is there again, and holds no object of
/// ours, it is a new one: nobody deleted these objects, and all are written again.
void doubt_objects(sync_state& s);

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

} // namespace intouch::dav
