// SPDX-License-Identifier: MIT
#pragma once

#include "plan/story.hpp"

#include <cstdint>

namespace intouch::bench {

/// A roster of 5 to 40 people who need 0.5 to 2 times what the blocks give. It has blocks across midnight,
/// blocks that overlap, zones far apart, days away, pins and failed tries. All minutes are multiples of five.
[[nodiscard]] test::world instance(std::uint64_t seed);

/// The same a day later, with the plan of the day before as published. Touches of the day without an outcome
/// are missed. Up to four events happened: a person is reached, tried without success, new, or has another
/// cadence; the user moved a touch, or wrote days away.
[[nodiscard]] test::world a_day_later(std::uint64_t seed);

/// The same after so many days of use. Each touch of a day has an outcome: half are reached, three in ten do not
/// answer, two in ten have a message left. One in ten is missed. The last plan is published.
[[nodiscard]] test::world in_use(std::uint64_t seed, int days_of_use);

} // namespace intouch::bench
