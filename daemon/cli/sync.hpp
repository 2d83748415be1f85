// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct sync {
    bool confirm = false;
    bool adopt = false;
};

/// A message to a server of the user's.
struct notify {
    std::string test; ///< the id of a target
};

int run(const global_options& c, const sync& wanted);
int run(const global_options& c, const notify& wanted);

} // namespace intouch::daemon::commands
