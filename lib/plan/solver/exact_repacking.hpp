// SPDX-License-Identifier: MIT
// The best way to divide a few touches among two or three slots. A move of one touch, or a swap of two, never
// lets two short calls take the hour of a visit: sets of different sizes have to change places at once.
//
// Branch and bound over all divisions. The longest touch is placed first, because it leaves the fewest ways for
// the others. Each touch that is still to be placed costs at least its cheapest choice.
#pragma once

#include "plan/solver/subproblem.hpp"

#include <cstddef>
#include <cstdint>

namespace intouch::plan {

/// The most touches of two slots, and of three, that are repacked.
inline constexpr std::size_t most_in_pair = 16;
inline constexpr std::size_t most_in_triple = 14;
/// The most steps that one call takes. Two slots of sixteen touches have no more divisions than 65,536.
inline constexpr std::int64_t repacking_steps = 40'000;

/// Chooses the slots of least cost, if they cost less than the chosen ones; whether they do. At most 16 touches.
bool repack_exactly(subproblem& p, std::int64_t steps = repacking_steps);

} // namespace intouch::plan
