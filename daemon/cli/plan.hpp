// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct plan {
    std::string at; ///< empty: now
    int weeks = 0;  ///< of the forecast; 0: none
    bool ics = false;
};
struct agenda {
    int days = 14;
};

int run(const global_options& c, const plan& wanted);
int run(const global_options& c, const agenda& wanted);

} // namespace intouch::daemon::commands
