// SPDX-License-Identifier: MIT
// Whether the clock of the machine can be right. See lib/README.md, "Clock".
#pragma once

#include "core/zone.hpp"

#include <optional>

namespace intouch::ledger {

/// False when `now` lies before the newest entry, by more than clocks are adjusted, or years after it. An empty
/// ledger believes any clock.
[[nodiscard]] bool is_plausible(instant now, std::optional<instant> newest_entry);

} // namespace intouch::ledger
