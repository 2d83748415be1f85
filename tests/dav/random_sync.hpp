// SPDX-License-Identifier: MIT
// Syncs against a server whose answers are changed at random: a run as a state machine. What is random comes from
// bytes, so a fuzzer can drive it.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace intouch::dav_test {

/// What is wrong, in words; empty: each run ended after a bounded number of requests, wrote to no object of others,
/// and no word of the user was lost.
[[nodiscard]] std::string faults_of_random_syncs(std::span<const std::uint8_t> bytes);

} // namespace intouch::dav_test
