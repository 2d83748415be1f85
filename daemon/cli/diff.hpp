// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

namespace intouch::daemon::commands {

struct diff {};

int run(const global_options& c, const diff& wanted);

} // namespace intouch::daemon::commands
