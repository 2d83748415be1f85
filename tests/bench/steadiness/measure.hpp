// SPDX-License-Identifier: MIT
// The figures of one simulated life.
#pragma once

#include "bench/steadiness/trace.hpp"

#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace intouch::bench {

/// Absent figures are NaN.
struct figures {
    double moved_mean = NAN; ///< told dates of others that one log changed
    double moved_p95 = NAN;
    double moved_by_miss = NAN; ///< the same, by one touch whose day passed
    double fixed_moved = NAN;   ///< a year, by what concerned others
    double promise_p50 = NAN;   ///< |first try − first told day|, in stretched intervals
    double promise_p90 = NAN;
    double contacts = NAN;          ///< a year
    double of_bound = NAN;          ///< contacts, as a share of those of the just-in-time rule
    double retry_late = NAN;        ///< days from the date of a retry to the day when it was tried
    double retry_waited = NAN;      ///< of these, the days after the first block that accepts the person
    double stretch_error = NAN;     ///< |contacts said to be possible / contacts − 1|
    double protected_stretch = NAN; ///< interval / every of protected people
    double fairness = NAN;          ///< the greatest by the least interval / every, over cadences
    double about_in_week = NAN;     ///< about days within the next seven, a year
    double told_at_last = NAN;      ///< first touches whose hour was told at most two days ahead, as a share
    double short_changes = NAN;     ///< between short and not short, a year
    double use = NAN;               ///< tries a year
};

/// A figure, as the table and the file with kept figures name it.
struct column {
    std::string_view id;
    double figures::* of;
};
[[nodiscard]] const std::vector<column>& columns();

[[nodiscard]] figures measure(const trace& t);
/// The mean of each figure over the runs that have it.
[[nodiscard]] figures mean(const std::vector<figures>& all);

/// NaN of nothing.
[[nodiscard]] double quantile(std::vector<double> all, double q);

} // namespace intouch::bench
