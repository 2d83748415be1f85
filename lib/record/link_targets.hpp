// SPDX-License-Identifier: MIT
// Which touches have an action link (lib/README.md, "Action links"): the open ones, and those that closed
// within 30 days.
#pragma once

#include "ledger/entry.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::record {

struct link_target {
    std::string uid;
    std::string owner;  ///< that entries name: a person, household or gathering
    std::string person; ///< that the page is about; of a gathering its id
    bool operator==(const link_target&) const = default;
};

/// Each UID once. `entries` are all of the ledger, by id.
[[nodiscard]] std::vector<link_target> link_targets(const plan::agenda& a, const plan::plan_input& in,
                                                    std::span<const ledger::entry> entries);

} // namespace intouch::record
