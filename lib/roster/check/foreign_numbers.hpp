// SPDX-License-Identifier: MIT
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

namespace intouch::roster {

/// A warning for each foreign country in which people without `timezone` have their phone numbers: intouch takes
/// them to live in the user's zone. `s.zone` must be set.
[[nodiscard]] fault_list foreign_numbers(const settings& s, const roster& r);

} // namespace intouch::roster
