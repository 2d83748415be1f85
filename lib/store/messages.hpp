// SPDX-License-Identifier: MIT
// The table of messages to the user.
#pragma once

#include "ledger/message_state.hpp"
#include "store/sqlite.hpp"

#include <optional>
#include <vector>

namespace intouch::store {

/// Sets the rows, and forgets those that were due more than 60 days before the newest of them.
void write_messages(sqlite::connection& c, const std::vector<ledger::message_state>& all);
/// Nothing: a row cannot be read.
[[nodiscard]] std::optional<ledger::message_states> read_messages(sqlite::connection& c);

} // namespace intouch::store
