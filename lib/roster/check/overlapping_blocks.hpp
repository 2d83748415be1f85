// SPDX-License-Identifier: MIT
#pragma once

#include "roster/settings.hpp"

namespace intouch::roster {

/// A warning for each block that overlaps another, with the first time of the week that they share. One person
/// makes one call at a time (lib/README.md, "Places").
[[nodiscard]] fault_list overlapping_blocks(const settings& s);

} // namespace intouch::roster
