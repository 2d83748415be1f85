// SPDX-License-Identifier: MIT
// The places that would have cost a touch less, and what ruled them out.
#pragma once

#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace intouch::plan {

/// A bin that would have cost less.
struct better_bin {
    double cost;
    instant start;
    std::size_t lane;
    std::size_t bin;
    auto operator<=>(const better_bin&) const = default;
};

/// Near its ideal date, the cheapest first.
[[nodiscard]] std::vector<better_bin> better_bins(board& b, std::size_t who, double below);

/// The minute where it would find room between those who sit there, none of them moving.
[[nodiscard]] std::optional<int> gap(board& b, std::size_t who, std::size_t lane, std::size_t bin);

/// What ruled out the better dates.
void tell_better_dates(board& b, std::size_t who, std::vector<reason>& out);

} // namespace intouch::plan
