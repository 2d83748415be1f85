// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>
#include <vector>

namespace intouch::daemon::commands {

struct import_people {
    std::vector<std::string> files;
    std::vector<std::string> groups;  ///< only their people; empty: everybody
    std::vector<std::string> without; ///< not the people of these groups
    std::string charset;              ///< of the files; empty: they tell
};

int run(const global_options& c, const import_people& wanted);

} // namespace intouch::daemon::commands
