// SPDX-License-Identifier: MIT
// How much time a year each class of people wants at a stretch, and the least stretches that fit.
#pragma once

#include "plan/capacity/packing.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace intouch::plan {

inline constexpr double most_stretch = 60;
inline constexpr double days_a_year = 52 * 7;

/// People with the same rhythm, in one class.
struct rhythm {
    std::size_t number = 0; ///< of the class
    double every = 1;       ///< days
    double delay = 0;       ///< days that a round takes beyond `every`, whatever the stretch
    double people = 1;      ///< counted by the part of the year in which they are active
    double contacts = 1;    ///< the share of rounds that end in contact
    std::vector<std::pair<std::size_t, double>> touches{}; ///< by number of a kind: touches of one round
};

/// Touches of one kind: the blocks that accept them, and their length.
struct touch_shape {
    std::vector<std::size_t> accepted;
    int length = 0;
    auto operator<=>(const touch_shape&) const = default;
};

/// What one year holds and needs.
struct yearly_model {
    std::vector<touch_shape> kinds;
    std::vector<rhythm> rhythms;
    std::vector<std::pair<std::size_t, double>>
        others;                     ///< by kind: promises, occasions, … they do not stretch
    std::vector<bool> is_protected; ///< by class
    bins places;
};

/// The stretch of each class; at most `most_stretch`.
///
/// Protected classes have 1, and are packed first, as long as they fit into three quarters of the places, or
/// into all where there is nobody else; else they get their own least stretch there. The others are max-min fair: the least common stretch first;
/// then each class tries 7 % less alone, and those that still fit fall together while the others stay.
[[nodiscard]] std::vector<double> fair_stretches(const yearly_model& m);

/// Whether all touches of people who are not protected find places at these stretches.
[[nodiscard]] bool fits(const yearly_model& m, std::span<const double> stretches);

/// Whether the touches of protected people find places in their three quarters, without a stretch.
[[nodiscard]] bool protected_fit(const yearly_model& m);

/// The days between two contacts of that rhythm at a stretch.
[[nodiscard]] inline double days_between(const rhythm& r, double stretch) {
    return stretch * r.every + r.delay;
}

} // namespace intouch::plan
