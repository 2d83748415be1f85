// SPDX-License-Identifier: MIT
// A check against a roster that lost many people by mistake: a file that was cut off can still be valid TOML.
// See lib/README.md, "Vanished people".
#pragma once

#include "roster/person.hpp"

#include <vector>

namespace intouch::roster {

/// The ids of the people in `before` who are missing from `after`. A person is not missing when another entry
/// lists the id under `formerly`. The result is empty unless at least three people are missing and they are
/// more than a fifth of the people in `before`.
[[nodiscard]] std::vector<std::string> vanished_people(const roster& before, const roster& after);

/// `after` plus the people `ids` of `before` and their circles. The entries of `after` stay unchanged.
[[nodiscard]] roster restore_people(const roster& before, roster after, const std::vector<std::string>& ids);

} // namespace intouch::roster
