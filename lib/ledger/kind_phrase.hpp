// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/kind.hpp"

#include <string>

namespace intouch::ledger {

/// "no answer", "left a message", "they reached out": the kind of an entry in everyday words.
[[nodiscard]] std::string kind_phrase(entry_kind kind);

} // namespace intouch::ledger
