// SPDX-License-Identifier: MIT
#include "plan/solver/objective.hpp"

#include <algorithm>

namespace intouch::plan {

namespace {

/// A day on which the touch has no use any more. A visit that is a year late costs less.
constexpr double useless = 1e7;

} // namespace

objective::objective(std::span<const demand> demands, date today) {
    shapes_.reserve(demands.size());
    for (const demand& d : demands) {
        shapes_.push_back({.ideal = d.ideal,
                           .latest = d.latest,
                           .until = d.until,
                           .interval = d.interval,
                           .weight = static_cast<double>(d.length.count()) * d.interval,
                           .pinned = d.pin && d.pin->day >= today});
    }
}

double objective::cost(std::size_t index, date day) const {
    const shape& s = shapes_[index];
    const double x = static_cast<double>((day - s.ideal).count()) / s.interval;
    const double y = std::max(0.0, static_cast<double>((day - s.latest).count()) / s.interval);
    const double cost = s.weight * ((x < 0 ? x * x : 2 * x * x) + 4 * y * y);
    return day > s.until ? cost + useless : cost;
}

} // namespace intouch::plan
