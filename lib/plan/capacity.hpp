// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda.hpp"
#include "plan/board.hpp"
#include "plan/input.hpp"

#include <span>
#include <vector>

namespace intouch::plan {

/// People who are accepted by the same blocks, and what they need together.
struct need {
    std::vector<std::size_t> blocks; ///< sorted, never empty
    double minutes = 0;              ///< a week, at least 0
};

/// The least s for which needs, each divided by s, flow into blocks that accept them: by Hall's condition the
/// greatest ratio, over sets of blocks, of what only they accept to what they give. Found from a set that is
/// violated to the next (Dinkelbach 1967), each the least cut of a flow. Absent when nobody needs anything;
/// needs whose blocks give nothing at all are left out. `available`: minutes a week by block.
[[nodiscard]] std::optional<double> least_stretch(std::span<const need> needs,
                                                  std::span<const double> available);

/// One touch a round on its first channel, against the blocks over the next 12 weeks less away. Active is who
/// is wanted on the board; people whom no block accepts are no part of the stretch.
[[nodiscard]] capacity capacity_of(const input& in, board& b);

} // namespace intouch::plan
