// SPDX-License-Identifier: MIT
// Objects on the server that intouch made, and of which it knows nothing, because its state directory was lost.
// Without care, everything would be there twice. The user decides what becomes of them.
#pragma once

#include "dav/sync/sync_state.hpp"

#include <optional>

namespace intouch::dav {

/// Whether the object is as intouch wrote it. A program that changes an object names itself in PRODID, or
/// changes one of the stamps; intouch always sets both to the same instant.
[[nodiscard]] bool is_as_written(const object& o);

/// Takes over or removes the objects that were found, as the user said. Nothing of this sync is kept before the
/// user has said anything, and before all these objects are known: the fault says which. There is one chance only.
/// As soon as some objects are kept, the others count as objects of somebody else.
[[nodiscard]] std::optional<fault> settle_own(sync_state& s);

} // namespace intouch::dav
