// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

namespace intouch::daemon::commands {

struct check {};

int run(const global_options& c, const check& wanted);

} // namespace intouch::daemon::commands
