// SPDX-License-Identifier: MIT
#pragma once

namespace intouch::ledger {

/// Among a feed's stamps under this name, which is no uid: from which sequence on items begin that have no
/// stamp yet. Only where a ledger was restored, because they may have had one that is lost.
inline constexpr const char* stamp_floor = "*";

} // namespace intouch::ledger
