// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct feeds {
    std::string feed; ///< empty: all of them
    bool qr = false;
    std::string rotate; ///< the feed that gets a new address
};

int run(const global_options& c, const feeds& wanted);

} // namespace intouch::daemon::commands
