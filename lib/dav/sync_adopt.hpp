// SPDX-License-Identifier: MIT
// Objects on the server that intouch made, and of which it knows nothing, because its state directory was lost.
// Without care, everything would be there twice. The user decides what becomes of them.
#pragma once

#include "dav/sync_state.hpp"

#include <optional>

namespace intouch::dav {

/// Takes over or removes the objects that were found, as the user said. Before the user has said anything: the
/// question, and nothing of this sync is kept.
[[nodiscard]] std::optional<fault> settle_own(sync_state& s);

} // namespace intouch::dav
