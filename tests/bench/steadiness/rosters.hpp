// SPDX-License-Identifier: MIT
// The simulated people and their time. Six rosters have figures to reach; two more have what the six leave out.
#pragma once

#include "plan/story.hpp"

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace intouch::bench {

/// The first six are those with figures to reach. `far` has zones, reach, households and appointments. `home`
/// has households, occasions, promises, new people and moved touches.
constexpr std::array<std::string_view, 8> roster_names{"parent",  "many",  "sales", "student",
                                                       "retiree", "mixed", "far",   "home"};
[[nodiscard]] bool is_eventful(std::string_view roster); ///< `far` and `home`

struct village {
    test::world world;
    std::set<std::string> protected_people;
};

/// Every cadence is some number of days; `scaled_to` (room.hpp) changes them all by one factor.
[[nodiscard]] village make_village(std::string_view roster, std::uint64_t seed);

/// A person who joins later.
[[nodiscard]] roster::person newcomer(int number, const span& every);

} // namespace intouch::bench
