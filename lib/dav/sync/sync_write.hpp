// SPDX-License-Identifier: MIT
// The second half of a synchronisation: from what intouch wants to what the server has.
#pragma once

#include "dav/sync/sync_state.hpp"
#include "dav/write_objects.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::dav {

/// Decides for every object what to write, and keeps each intent: the intents are saved before the first
/// request. Writes that the server did not take last time come last.
[[nodiscard]] std::vector<write> decide_writes(sync_state& s);

/// Takes the results, by UID. True when objects turned out to have changed: they are to be learnt and decided
/// again.
[[nodiscard]] bool take_results(sync_state& s, const std::map<std::string, written>& results);

/// The fault that the report shows when the server refused writes; nothing when it took them all.
[[nodiscard]] std::optional<fault> fault_of_refusals(const sync_state& s);

/// The fault of objects that are left alone until tomorrow: both sides differ.
[[nodiscard]] std::optional<fault> fault_of_left_alone(const sync_state& s);

} // namespace intouch::dav
