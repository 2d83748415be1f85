// SPDX-License-Identifier: MIT
#pragma once

namespace intouch::ledger {

/// A key in the stamps of a feed that is not a uid. Its stamp exists only after a ledger was restored: an
/// item without a stamp then begins with that SEQUENCE, because an earlier stamp of it may be lost.
inline constexpr const char* stamp_floor = "*";

} // namespace intouch::ledger
