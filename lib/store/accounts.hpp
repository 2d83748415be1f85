// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/calendar_copy.hpp"
#include "store/sqlite.hpp"

#include <optional>
#include <string>

namespace intouch::store {

/// Runs within the transaction of the caller.
void write_account(sqlite::connection& c, const std::string& account, const ledger::account_change& change);
/// Nothing when a row holds a value that intouch never writes.
[[nodiscard]] std::optional<ledger::account_copy> read_account(sqlite::connection& c,
                                                               const std::string& account);

} // namespace intouch::store
