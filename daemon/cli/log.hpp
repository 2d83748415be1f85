// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>
#include <vector>

namespace intouch::daemon::commands {

struct log {
    std::vector<std::string> people; ///< as typed: people, the outcome, and perhaps a day
    std::string outcome, on, via, note, next, touch;
    std::vector<std::string> promise; ///< the day, then what
};

int run(const global_options& c, const log& wanted);

} // namespace intouch::daemon::commands
