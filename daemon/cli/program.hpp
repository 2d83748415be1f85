// SPDX-License-Identifier: MIT
// The commands that concern the daemon itself.
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct serve {};
struct status {};
struct token {
    bool login = false;
    bool list = false;
    std::string fresh; ///< the name of a new one; empty: none
    std::string scope;
    std::string revoke; ///< the name of one that ends; empty: none
};
struct version {};

int run(const global_options& c, const serve& wanted);
int run(const global_options& c, const status& wanted);
int run(const global_options& c, const token& wanted);
int run(const global_options& c, const version& wanted);

} // namespace intouch::daemon::commands
