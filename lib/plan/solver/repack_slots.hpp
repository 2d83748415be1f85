// SPDX-License-Identifier: MIT
// Lets the touches of two slots change places, each time in the best way (exact_repacking.hpp). Then a late touch
// is let into three slots of others, and each touch in its way may go to a free slot elsewhere too. On a big
// roster only the few touches that pay most are looked at, and two slots at a time. The order is fixed, and each
// neighbourhood has its own budget of steps, so the same schedule always ends the same way. The search ends after
// a whole pass without a gain.
#pragma once

#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// Lowers the sum of costs. Moves new and changed touches, and about touches where the user is told nothing new.
/// Without a new or changed touch nothing moves, so that the same plan stays. Whether any touch moved.
bool repack_slots(schedule& s);

} // namespace intouch::plan
