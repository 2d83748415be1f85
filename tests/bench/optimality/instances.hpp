// SPDX-License-Identifier: MIT
#pragma once

#include "plan/story.hpp"

#include <cstdint>

namespace intouch::bench {

/// A roster of 5 to 40 people, under- or over-full, with blocks across midnight, zones far apart, days away,
/// pins and tries in vain; everything that takes minutes takes a multiple of five.
[[nodiscard]] test::world instance(std::uint64_t seed);

/// The same a day later, as it was published then: the day's touches were missed but for those of whom
/// something is known, and up to four things happened: somebody is reached or tried in vain, somebody comes
/// onto the roster or has another cadence, a touch is moved by the user, days away are written down.
[[nodiscard]] test::world a_day_later(std::uint64_t seed);

} // namespace intouch::bench
