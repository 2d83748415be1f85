// SPDX-License-Identifier: MIT
#pragma once

#include "roster/fault.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

namespace intouch::roster {

/// A warning for each ladder that the user wrote and whose waits take longer than the cadence of people.
[[nodiscard]] fault_list long_ladders(const settings& s, const roster& r);

} // namespace intouch::roster
