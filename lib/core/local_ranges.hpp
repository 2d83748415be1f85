// SPDX-License-Identifier: MIT
// The stretches of wall time that times of week cover.
#pragma once

#include "core/times_of_week.hpp"

#include <span>
#include <vector>

namespace intouch {

/// Wall times [from, to).
struct local_range {
    local_minute from;
    local_minute to;
    auto operator<=>(const local_range&) const = default;
};

/// The union of the ranges of `t` within [from, to), sorted and disjoint.
[[nodiscard]] std::vector<local_range> ranges_within(const times_of_week& t, local_minute from,
                                                     local_minute to);
/// True when a range of `t` covers `at`.
[[nodiscard]] bool contains(const times_of_week& t, local_minute at);
/// The times that both lists cover. Both lists must be sorted and disjoint; so is the result.
[[nodiscard]] std::vector<local_range> intersect(std::span<const local_range> a,
                                                 std::span<const local_range> b);

} // namespace intouch
