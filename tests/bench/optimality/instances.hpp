// SPDX-License-Identifier: MIT
#pragma once

#include "plan/story.hpp"

#include <cstdint>

namespace intouch::bench {

/// A roster of 5 to 40 people, under- or over-full, with blocks across midnight, zones far apart, days away,
/// pins and tries in vain; everything that takes minutes takes a multiple of five.
[[nodiscard]] test::world instance(std::uint64_t seed);

} // namespace intouch::bench
