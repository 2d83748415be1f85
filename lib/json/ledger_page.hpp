// SPDX-License-Identifier: MIT
#pragma once

#include "core/zone.hpp"
#include "ledger/page.hpp"
#include "ledger/state.hpp"

#include <string>

namespace intouch::json {

/// {"entries": [entry and "undone"], "next": the cursor of the next page, null when there is none}.
[[nodiscard]] std::string ledger(const ledger::page& p, const ledger::state& state, const time_zone& zone);

} // namespace intouch::json
