// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

namespace intouch::daemon::commands {

struct sync {
    bool confirm = false;
    bool adopt = false;
};

int run(const global_options& c, const sync& wanted);

} // namespace intouch::daemon::commands
