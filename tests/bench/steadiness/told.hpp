// SPDX-License-Identifier: MIT
// Reads from an agenda what the user is told.
#pragma once

#include "bench/steadiness/trace.hpp"
#include "plan/agenda/agenda.hpp"

#include <algorithm>

namespace intouch::bench {

[[nodiscard]] inline told told_of(const plan::touch& t) {
    return {.day = t.day, .firm = t.firm, .fixed = t.fixed_since.has_value(), .start = t.start};
}

/// The largest of all classes.
[[nodiscard]] inline double pace_of(const plan::agenda& a) {
    double most = 1;
    for (const auto& c : a.capacity.classes) most = std::max(most, c.pace);
    return most;
}

} // namespace intouch::bench
