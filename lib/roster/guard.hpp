// SPDX-License-Identifier: MIT
// A roster cut off in the middle can still be valid TOML: design 15.
#pragma once

#include "roster/person.hpp"

#include <vector>

namespace intouch::roster {

/// Ids in `before` that `after` no longer has (under any id: `formerly` counts as there), when they are more
/// than a fifth of the people and at least three; otherwise empty.
[[nodiscard]] std::vector<std::string> vanished(const roster& before, const roster& after);

/// `after` with those people kept as they were in `before`, and their circles.
[[nodiscard]] roster keep(const roster& before, roster after, const std::vector<std::string>& ids);

} // namespace intouch::roster
