// SPDX-License-Identifier: MIT
// Whether needs fit into blocks, each into the blocks that accept it, and what is missing: flows from needs
// to blocks.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace intouch::plan {

/// People whom the same blocks accept, and what they need together.
struct need {
    std::vector<std::size_t> blocks; ///< sorted, never empty
    double minutes = 0;              ///< a week, at least 0
};

/// The least s for which all needs, divided by s, flow into blocks that accept them. By Hall's condition it
/// is the greatest ratio, over sets of blocks, of the minutes that only these blocks accept to the minutes
/// they give. The search goes from one violated set to the next (Dinkelbach 1967); each is the least cut of a
/// flow. Needs whose blocks give nothing do not count. Absent when nothing is needed. `available`: minutes a
/// week by block.
[[nodiscard]] std::optional<double> least_stretch(std::span<const need> needs,
                                                  std::span<const double> available);

/// The part of the needs that does not fit.
struct shortage {
    /// A week. One more block, open to all, has to give at least as much (the deficiency version of Hall's
    /// theorem).
    double minutes = 0;
    std::vector<bool> needs{};  ///< the needs that compete for too little time
    std::vector<bool> blocks{}; ///< the blocks for which they compete
};
[[nodiscard]] shortage shortage_of(std::span<const need> needs, std::span<const double> available);

} // namespace intouch::plan
