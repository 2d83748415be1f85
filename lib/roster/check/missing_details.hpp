// SPDX-License-Identifier: MIT
#pragma once

#include "roster/fault.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

namespace intouch::roster {

/// A warning for each person who is not reached on the first channel of `via`, because its detail is missing;
/// beyond twenty people one for the others together.
[[nodiscard]] fault_list missing_details(const settings& s, const roster& r);

} // namespace intouch::roster
