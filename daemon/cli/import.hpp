// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>
#include <vector>

namespace intouch::daemon::commands {

struct import_people {
    std::vector<std::string> files;
};

int run(const global_options& c, const import_people& wanted);

} // namespace intouch::daemon::commands
