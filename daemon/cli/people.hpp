// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct people {};
struct show {
    std::string person;
};
struct why {
    std::string person;
};

int run(const global_options& c, const people& wanted);
int run(const global_options& c, const show& wanted);
int run(const global_options& c, const why& wanted);

} // namespace intouch::daemon::commands
