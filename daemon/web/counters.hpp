// SPDX-License-Identifier: MIT
// Counters for /metrics and the page. They begin at 0 with the process.
#pragma once

#include "core/date.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace intouch::daemon {

struct counters {
    std::map<std::pair<std::string, unsigned>, std::uint64_t> feeds; ///< by feed and status
    /// When each program last read each feed, as `words::calendar_program` names it.
    std::map<std::string, std::map<std::string, instant>> readers{};
    std::uint64_t links = 0; ///< pages of action links shown
    std::uint64_t taps = 0;  ///< forms sent from them
    std::uint64_t plans = 0;
    instant reloaded; ///< when the running configuration was read
};

} // namespace intouch::daemon
