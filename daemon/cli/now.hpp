// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct now {
    int minutes = 0;  ///< the free time; 0: any
    bool all = false; ///< also people who are not due yet
};

/// Today in a few lines.
struct digest {
    std::string target; ///< as that [notify.ID] would see it; empty: everything in full
};

int run(const global_options& c, const now& wanted);

int run(const global_options& c, const digest& wanted);

} // namespace intouch::daemon::commands
