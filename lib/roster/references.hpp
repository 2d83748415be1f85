// SPDX-License-Identifier: MIT
#pragma once

#include "roster/roster_reading.hpp"

namespace intouch::roster {

/// Adds a fault for each name that refers to nothing on the roster, and for each id that two entries claim.
/// Call it when every file is read.
void check_references(roster_reading& reading);

} // namespace intouch::roster
