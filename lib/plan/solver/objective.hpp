// SPDX-License-Identifier: MIT
// What a day costs a touch, and how far it moves a touch. See lib/README.md, "Objective".
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

    /// In minutes: m·e·(x² when early, 2x² when late, and 4y² more past the window).
    [[nodiscard]] double cost(std::size_t index, date day) const;
    /// Minutes times days away from the published day. Always 0 for a touch that changed itself, and for a
    /// pin.
    [[nodiscard]] double movement(std::size_t index, date day) const {
        const shape& s = shapes_[index];
        if (s.published == date() || s.pinned) return 0;
        const auto apart = (day - s.published).count();
        return static_cast<double>(s.length * (apart < 0 ? -apart : apart));
    }
    /// The touch did not change since it was published on `day`.
    void set_published(std::size_t index, date day) { shapes_[index].published = day; }

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
        date published; ///< the epoch: not published, or changed since
        double interval = 1;
        double weight = 0; ///< length times interval
        std::int64_t length = 0;
        bool pinned = false;
    };
    std::vector<shape> shapes_;
};

} // namespace intouch::plan
