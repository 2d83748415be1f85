// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/files/paths.hpp"

namespace intouch::daemon::commands {

/// The options that every command takes.
struct global_options {
    wanted_paths where;
    bool json = false;
};

} // namespace intouch::daemon::commands
