// SPDX-License-Identifier: MIT
// What one plan would change in another that is published.
#pragma once

#include "ledger/published.hpp"
#include "plan/agenda/agenda.hpp"

#include <cstddef>
#include <vector>

namespace intouch::plan {

struct moved_touch {
    ledger::published_touch from;
    touch to;
    bool operator==(const moved_touch&) const = default;
};

/// Each in the order of the agenda.
struct changes {
    std::vector<moved_touch> moved{}; ///< in day, time or channel
    std::vector<touch> added{};
    std::vector<ledger::published_touch> gone{}; ///< by day, start and uid
    std::size_t unchanged = 0;
    bool operator==(const changes&) const = default;
};

/// Touches are the same when their UIDs are. A touch that goes to another block at the same time has not
/// moved.
[[nodiscard]] changes changes_between(const ledger::published_plan& before, const agenda& after);

} // namespace intouch::plan
