// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/state.hpp"
#include "roster/person.hpp"

#include <optional>

namespace intouch::plan {

/// What the roster's `pause` and the ledger's `paused` say together: the later of the two.
struct pause {
    bool for_good = false;     ///< until resumed, or until the roster's `pause` is taken away
    std::optional<date> until; ///< nothing before this day; may have gone by
    bool operator==(const pause&) const = default;
};

[[nodiscard]] bool is_paused_on(const pause& p, date day);

[[nodiscard]] pause pause_of(const roster::person& person, const ledger::person_state& state);

} // namespace intouch::plan
