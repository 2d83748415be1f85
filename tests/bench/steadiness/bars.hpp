// SPDX-License-Identifier: MIT
// The figures to reach, by load.
#pragma once

#include "bench/steadiness/measure.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace intouch::bench {

constexpr std::array<double, 6> loads{0.5, 0.8, 1.0, 1.3, 2, 4};

/// Figures to reach as means over the six rosters; `column::id` names the figure.
struct bar {
    std::string_view figure;
    bool at_least = false;        ///< else at most
    std::array<double, 6> values; ///< by load; NaN: none
};
constexpr double none = std::numeric_limits<double>::quiet_NaN();
// clang-format off
constexpr std::array<bar, 12> bars{{
    {"moved",         false, {none, none, 0.05, 0.05, 0.05, 0.05}},
    {"moved-p95",     false, {none, none, 0,    0,    0,    1}},
    {"after-miss",    false, {none, none, 0.1,  0.1,  0.1,  0.1}},
    {"fixed-moved",   false, {none, none, 0,    0,    0,    0}},
    {"promise-p50",   false, {0,    0,    0.02, 0.05, 0.1,  0.2}},
    {"promise-p90",   false, {0.14, 0.14, 0.20, 0.30, 0.35, 0.5}},
    {"of-bound",      true,  {none, none, 0.98, 0.98, 0.98, 0.98}},
    {"retry-late",    false, {1.7,  1.7,  4.5,  4.5,  5,    7.5}},
    {"stretch-error", false, {0.04, 0.04, 0.07, 0.05, 0.05, 0.10}},
    {"protected",     false, {1.35, 1.35, 1.55, 1.55, 1.65, 1.95}},
    {"about-in-week", false, {0,    0,    0,    0,    0,    0}},
    {"told-at-last",  false, {none, none, 0.03, 0.03, 0.03, 0.03}},
}};
// clang-format on

/// The bar for this figure at this load.
[[nodiscard]] inline std::optional<bar> bar_of(std::string_view figure) {
    for (const bar& b : bars)
        if (b.figure == figure) return b;
    return {};
}
[[nodiscard]] inline double value_at(const bar& b, double load) {
    for (std::size_t i = 0; i < loads.size(); ++i)
        if (loads.at(i) == load) return b.values.at(i);
    return none;
}
/// As printed: two decimals decide.
[[nodiscard]] inline bool reached(const bar& b, double load, double value) {
    const double at = value_at(b, load);
    if (std::isnan(at) || std::isnan(value)) return true;
    return b.at_least ? value >= at - 0.005 : value <= at + 0.005;
}

} // namespace intouch::bench
