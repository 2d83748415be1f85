// SPDX-License-Identifier: MIT
// What is counted while the daemon runs, for /metrics; begins at nought with the process.
#pragma once

#include "core/date.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace intouch::daemon {

struct tallies {
    std::map<std::pair<std::string, unsigned>, std::uint64_t> feeds; ///< by feed and status
    std::uint64_t links = 0;                                         ///< pages of action links shown
    std::uint64_t taps = 0;                                          ///< forms that came from them
    std::uint64_t plans = 0;
    instant reloaded; ///< when the configuration that runs was read
};

} // namespace intouch::daemon
