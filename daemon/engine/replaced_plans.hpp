// SPDX-License-Identifier: MIT
// The plans that edits of the files replaced. An edit that is taken back, such as a typing error, brings the old dates
// again: nobody lived by the plan between them.
#pragma once

#include "daemon/engine/snapshot.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace intouch::daemon {

class replaced_plans {
public:
    struct plan {
        std::shared_ptr<const configuration> config;
        std::shared_ptr<const ledger::published_plan> published;
        std::shared_ptr<const ledger::published_pace> pace;
        std::size_t entries = 0; ///< of the ledger
        date day;                ///< on which it was made
    };

    /// The plan of the same settings and roster as `next`, when it was made on `day` and nothing was entered since; else
    /// null. Keeps the plan of `before`, which `next` replaces.
    [[nodiscard]] const plan* replace(const snapshot& before, const configuration& next, date day);

private:
    std::vector<plan> plans_; ///< the newest last
};

} // namespace intouch::daemon
