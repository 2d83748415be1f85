// SPDX-License-Identifier: MIT
// The differences between what the user was told and what a new plan tells.
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
    std::vector<moved_touch> moved{}; ///< in told day, told time or channel
    std::vector<touch> added{};
    std::vector<ledger::published_touch> gone{}; ///< by told day, told start and uid
    std::size_t unchanged = 0;
    bool operator==(const changes&) const = default;
};

/// Two touches with the same UID are the same touch. A touch in another block at the same time has not moved.
[[nodiscard]] changes changes_between(const ledger::published_plan& before, const agenda& after);

} // namespace intouch::plan
