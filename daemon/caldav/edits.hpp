// SPDX-License-Identifier: MIT
// What the user changed in their calendar, entered into the ledger like anything else they say (design 7).
#pragma once

#include "daemon/engine/engine.hpp"
#include "dav/edit.hpp"

#include <functional>
#include <vector>

namespace intouch::daemon::caldav {

/// The entries that `e` makes, under its key. Errors say what to tell the user: a touch that is no longer
/// planned, a move that is not possible.
[[nodiscard]] result<std::vector<ledger::entry>> record(const plan::agenda& shown, const plan::plan_input& in,
                                                        std::span<const ledger::entry> entries,
                                                        const dav::edit& e, const record::new_id& id);

using entered = std::function<void(result<std::vector<dav::edit_result>>)>;

/// Enters them all, in one turn of the keeper and so in one transaction; those whose key is known are not
/// entered again. `then` gets what came of each, in their order, once it is on disk, never from within; or
/// why nothing could be written: then nothing was said.
void enter(keeper& kept, net::loop& on, const std::vector<dav::edit>& edits, entered then);

} // namespace intouch::daemon::caldav
