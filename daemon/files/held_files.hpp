// SPDX-License-Identifier: MIT
// What is not believed of edited files at the first look. See lib/README.md, "Vanished people".
#pragma once

#include "daemon/files/configuration.hpp"
#include "roster/vanished_people.hpp"

#include <string>
#include <vector>

namespace intouch::daemon {

struct held_files {
    std::vector<std::string> people{}; ///< they vanished, and stay planned
    std::string why{};                 ///< for the log and the status; empty: nothing is held
    std::string cut{}; ///< the file that ends too early: all of the configuration before counts
    [[nodiscard]] bool any() const { return !why.empty(); }
};

/// Changes `now` to what counts until a second look. `texts` are those that `before` was read from.
[[nodiscard]] held_files hold_back(loaded& now, const configuration& before, const sources& texts,
                                   roster::certainty how);

} // namespace intouch::daemon
