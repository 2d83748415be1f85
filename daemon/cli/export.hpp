// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct export_feed {
    std::string feed; ///< empty: the only one, or "mine"
};

int run(const global_options& c, const export_feed& wanted);

} // namespace intouch::daemon::commands
