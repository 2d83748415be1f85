// SPDX-License-Identifier: MIT
#include "plan/solver/objective.hpp"

#include <algorithm>

namespace intouch::plan {

namespace {

/// A day on which the touch has no use any more. A visit that is a year late costs less, also to somebody protected.
constexpr double useless = 1e12;

/// A protected person who waits a day costs more than anybody else's wait of years.
constexpr double weight_of_protected = 1e4;

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

void objective::put_protected_first(std::span<const demand> demands) {
    for (std::size_t index = 0; index < demands.size(); ++index)
        if (demands[index].is_protected) shapes_[index].weight *= weight_of_protected;
}

double objective::cost(std::size_t index, date day) const {
    const shape& s = shapes_[index];
    const double x = static_cast<double>((day - s.ideal).count()) / s.interval;
    const double y = std::max(0.0, static_cast<double>((day - s.latest).count()) / s.interval);
    const double cost = s.weight * ((x < 0 ? x * x : 2 * x * x) + 4 * y * y);
    return day > s.until ? cost + useless : cost;
}

} // namespace intouch::plan
