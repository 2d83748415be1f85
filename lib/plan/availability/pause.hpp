// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/state.hpp"
#include "roster/person.hpp"

#include <optional>

namespace intouch::plan {

/// The later of the roster's `pause` and the ledger's `paused`.
struct pause {
    bool for_good = false;     ///< without end: until resumed, or until `pause` leaves the roster
    std::optional<date> until; ///< nothing is planned before this day; may lie in the past
    bool operator==(const pause&) const = default;
};

[[nodiscard]] bool is_paused_on(const pause& p, date day);

[[nodiscard]] pause pause_of(const roster::person& person, const ledger::person_state& state);

} // namespace intouch::plan
