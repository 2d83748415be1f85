// SPDX-License-Identifier: MIT
// One person as the rules of the date see them: what the user wrote, what happened, and the cadence that
// holds.
#pragma once

#include "ledger/state.hpp"
#include "plan/input.hpp"
#include "roster/effective.hpp"

#include <optional>

namespace intouch::plan {

struct subject {
    const roster::settings& settings;
    const roster::roster& roster;
    const roster::person& person;
    const ledger::person_state& state; ///< a fresh one for somebody the ledger has not seen
    roster::effective_cadence cadence;
    date today;
    /// Absent: not let in yet, so not active. Whoever is logged has joined.
    std::optional<date> joined;

    [[nodiscard]] const std::vector<std::string>& via() const { return cadence.value.via; }
    [[nodiscard]] span every() const { return cadence.value.every; }
};

/// Refers to `in`.
[[nodiscard]] subject subject_of(const input& in, const roster::person& person);
/// The same person had the ledger said `state`; refers to both.
[[nodiscard]] subject as_if(const subject& s, const ledger::person_state& state);

/// The newest contact that is known of: the later of the ledger's and the roster's `last`; of one day, the
/// ledger's.
struct known_contact {
    when on;
    std::string channel; ///< empty: not known
    bool on_roster = false;
    bool operator==(const known_contact&) const = default;
};
[[nodiscard]] std::optional<known_contact> last_contact(const roster::person& person,
                                                        const ledger::person_state& state);

} // namespace intouch::plan
