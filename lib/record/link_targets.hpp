// SPDX-License-Identifier: MIT
// Which touches have an action link that lives (design 8): those that are open, and for 30 days more those
// that are not.
#pragma once

#include "ledger/entry.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::plan {

struct linked_touch {
    std::string uid;
    std::string owner;  ///< whom entries name: person, household or gathering
    std::string person; ///< whom the page is about; a gathering's: its id
    bool operator==(const linked_touch&) const = default;
};

/// Each uid once. `entries` are all, in the order of their ids.
[[nodiscard]] std::vector<linked_touch> linked_touches(const agenda& a, const plan_input& in,
                                                       std::span<const ledger::entry> entries);

} // namespace intouch::plan
