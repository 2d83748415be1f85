// SPDX-License-Identifier: MIT
// The plans that edits of the files replaced. An edit that is taken back, such as a typing error, brings the old dates
// again: nobody lived by the plan between them.
#pragma once

#include "daemon/engine/snapshot.hpp"

#include <cstddef>
#include <memory>
#include <span>
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

    /// The plan of the same settings and roster as `next`, when it was made today and nothing but notes was entered
    /// since; else null. A touch that has begun since is where `before` has it. Keeps the plan of `before`, which `next`
    /// replaces; a change of calendars alone is no edit. `ledger`: all entries.
    [[nodiscard]] const plan* replace(const snapshot& before, const configuration& next, instant now,
                                      std::span<const ledger::entry> ledger);

private:
    std::vector<plan> plans_; ///< the newest last
};

} // namespace intouch::daemon
