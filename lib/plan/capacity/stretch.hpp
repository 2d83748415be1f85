// SPDX-License-Identifier: MIT
// Whether needs fit into blocks, each into those that accept it, and by how much they do not: flows from
// needs to blocks.
#pragma once

#include <cstddef>
#include <optional>
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

/// What does not fit.
struct shortage {
    /// A week; also the least that one more block, open to all, would have to give (the deficiency version of
    /// Hall's theorem).
    double minutes = 0;
    std::vector<bool> needs{};  ///< those that compete for too little
    std::vector<bool> blocks{}; ///< and what they compete for
};
[[nodiscard]] shortage shortage_of(std::span<const need> needs, std::span<const double> available);

} // namespace intouch::plan
