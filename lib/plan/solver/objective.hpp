// SPDX-License-Identifier: MIT
// What a day costs a touch. See lib/README.md, "Objective".
#pragma once

#include "plan/due/demand.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace intouch::plan {

/// The least saving that counts, relative to the cost: above the noise of floating point.
inline constexpr double tolerance = 1e-9;

class objective {
public:
    objective(std::span<const demand> demands, date today);

    /// While time is short, the days of protected people count before those of all others. Once at most.
    void put_protected_first(std::span<const demand> demands);

    /// In minutes: m·e·(x² when early, 2x² when late, and 4y² more past the window).
    [[nodiscard]] double cost(std::size_t index, date day) const;

    [[nodiscard]] date latest(std::size_t index) const { return shapes_[index].latest; }
    [[nodiscard]] date until(std::size_t index) const { return shapes_[index].until; }
    /// Whether a pin places the touch: a pin in the past does not.
    [[nodiscard]] bool pinned(std::size_t index) const { return shapes_[index].pinned; }

private:
    /// The fields of a demand that the search reads all the time, close together in memory.
    struct shape {
        date ideal;
        date latest;
        date until;
        double interval = 1;
        double weight = 0; ///< length times interval
        bool pinned = false;
    };
    std::vector<shape> shapes_;
};

} // namespace intouch::plan
