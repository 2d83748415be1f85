// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

namespace intouch::daemon::commands {

struct now {
    int minutes = 0;  ///< the free time; 0: any
    bool all = false; ///< also people who are not due yet
};

int run(const global_options& c, const now& wanted);

} // namespace intouch::daemon::commands
