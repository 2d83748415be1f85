// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/entry.hpp"

#include <functional>
#include <string>

namespace intouch::record {

/// Gives a new ULID, later than all before it.
using new_id = std::function<std::string()>;

/// Where a command comes from.
struct origin {
    ledger::entry_source source = ledger::entry_source::api;
    std::string key; ///< idempotency key; the first entry bears it
    bool operator==(const origin&) const = default;
};

} // namespace intouch::record
