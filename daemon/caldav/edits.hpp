// SPDX-License-Identifier: MIT
// Hands the user's changes in a calendar to the engine, as commands.
#pragma once

#include "daemon/engine/engine.hpp"
#include "dav/interpret_edit.hpp"

#include <functional>
#include <vector>

namespace intouch::daemon::caldav {

/// The edit with the touch, round or block that its UID names in the agenda.
[[nodiscard]] record::calendar_edit command_of(const snapshot& shown, const dav::edit& e);

using entered = std::function<void(result<std::vector<dav::edit_result>>)>;

/// Enters all edits in one cycle, and so in one transaction. An edit whose key the ledger holds is accepted,
/// and makes no entry. `then` gets what came of each, in their order, once it is on disk; never from within
/// this call. An error means that nothing could be written, and that the edits can be entered again.
void enter(engine& to, net::loop& on, const std::vector<dav::edit>& edits, entered then);

} // namespace intouch::daemon::caldav
