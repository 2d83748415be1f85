// SPDX-License-Identifier: MIT
// `intouch backup FILE` and `intouch restore FILE`: the ledger as one file.
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct backup {
    std::string file;
};
struct restore {
    std::string file;
};

int run(const global_options& c, const backup& wanted);
int run(const global_options& c, const restore& wanted);

} // namespace intouch::daemon::commands
