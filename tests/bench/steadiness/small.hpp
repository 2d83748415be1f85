// SPDX-License-Identifier: MIT
#pragma once

#include "bench/steadiness/trials.hpp"

#include <vector>

namespace intouch::bench {

/// Half a year of two rosters with too little time, each lived four times: seconds, so that every test run can do it. A
/// bar here is that of the tables and the noise of half a year.
[[nodiscard]] std::vector<trial> run_small();

} // namespace intouch::bench
