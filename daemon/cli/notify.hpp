// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct notify {
    std::string test; ///< the id of a target
};

struct digest {
    std::string target; ///< as that target would see it; empty: everything in full
};

int run(const global_options& c, const notify& wanted);
int run(const global_options& c, const digest& wanted);

} // namespace intouch::daemon::commands
