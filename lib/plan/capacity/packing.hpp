// SPDX-License-Identifier: MIT
// Whether touches fit into places, counted by length: best fit decreasing (Johnson 1974).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace intouch::plan {

/// Places of one kind: so many, with so much room each.
struct bin {
    int room = 0; ///< minutes
    double count = 0;
    bool operator==(const bin&) const = default;
};

/// The places of each block, and of the days after them.
using bins = std::vector<std::vector<bin>>;
[[nodiscard]] double minutes_of(const std::vector<bin>& places);

/// Touches that are alike.
struct parcel {
    std::vector<std::size_t> accepted; ///< numbers of the blocks that accept them, sorted; never empty
    int length = 0;                    ///< minutes, at least 1
    double count = 0;                  ///< need not be whole
};

/// Puts the parcels into the places, the longest first; of equal lengths, the ones with the fewest blocks.
/// Each goes where it leaves the least room; of equals, into the block that the fewest can use. Returns the minutes that found no place; `places` then holds what
/// is left.
[[nodiscard]] double pack(std::span<const parcel> parcels, bins& places);

} // namespace intouch::plan
