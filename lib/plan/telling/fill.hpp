// SPDX-License-Identifier: MIT
// Free places of the next days go to people who wait (lib/README.md, "Fill").
#pragma once

#include "plan/solver/schedule.hpp"
#include "plan/telling/tell.hpp"

#include <vector>

namespace intouch::plan {

/// Gives the free places from tomorrow to `fill_ahead` that begin outside the freeze to about touches, and tells
/// them with their hour. The `first` plan of all fills from today, also inside the freeze.
///
/// While something fits, the touch moves in that is drawn forward least in its own intervals: not before
/// `earliest`, and at pace 1 not before its own ideal. Hard limits hold. Nobody is drawn in twice a round, with
/// another touch or a birthday within seven days, or with a touch over 60 minutes, a visit or a gift.
void fill(schedule& s, bool first, std::vector<telling>& told);

/// The days that Fill looks ahead: more in the first plan of all.
[[nodiscard]] days fill_ahead(bool first);

} // namespace intouch::plan
