// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/calendar_copy.hpp"
#include "store/sqlite.hpp"

#include <optional>
#include <string>

namespace intouch::store {

/// Within the caller's transaction.
void write_account(sqlite::connection& c, const std::string& account, const ledger::account_change& change);
/// Nothing for a row that was never written by us.
[[nodiscard]] std::optional<ledger::account_copy> read_account(sqlite::connection& c,
                                                               const std::string& account);

} // namespace intouch::store
