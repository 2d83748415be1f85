// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>

namespace intouch::daemon::commands {

struct people {
    bool slipping = false; ///< only the people beyond their window
};
/// What came of some days: without `month` and `from`, of the current week.
struct report {
    bool week = false;
    bool month = false; ///< the current one
    std::string from;   ///< a day as people write it
    std::string to;     ///< empty: today
};
struct show {
    std::string person;
};
struct why {
    std::string person;
};

int run(const global_options& c, const people& wanted);
int run(const global_options& c, const report& wanted);
int run(const global_options& c, const show& wanted);
int run(const global_options& c, const why& wanted);

} // namespace intouch::daemon::commands
