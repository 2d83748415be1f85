// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/state.hpp"
#include "plan/input.hpp"

namespace intouch::plan {

/// What the ledger knows of a person or household; a fresh state for one that it has not seen.
[[nodiscard]] inline const ledger::person_state& state_of(const input& in, const std::string& id) {
    static const ledger::person_state unseen;
    const auto found = in.state.people.find(id);
    return found == in.state.people.end() ? unseen : found->second;
}

} // namespace intouch::plan
