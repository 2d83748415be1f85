// SPDX-License-Identifier: MIT
// The person or household that a round belongs to: what the user wrote, what happened, and the cadence that
// holds. A household is one party: its lead, and the common state of its members.
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/due/household.hpp"
#include "roster/effective.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intouch::plan {

struct party {
    const roster::settings& settings;
    const roster::roster& roster;
    const roster::person& person;      ///< the lead of a household
    const ledger::person_state& state; ///< a new state for a person that the ledger does not know
    std::string owner;                 ///< the id in entries and UIDs: the household, else the person
    std::vector<std::string> with;     ///< the household's other active people
    /// Owns the merged state of a household, to which `state` refers; copies of the party share it.
    std::shared_ptr<const ledger::person_state> together;
    roster::effective_cadence cadence;
    date today;
    /// Absent: the ramp has not let the person in yet. A logged person has joined.
    std::optional<date> joined;
    std::optional<date> last_on_roster{}; ///< the newest `last` that the roster gives a member
    bool is_promise = false;              ///< a promise beside the round, as the ladders see it

    [[nodiscard]] const std::vector<std::string>& via() const { return cadence.value.via; }
    [[nodiscard]] span every() const { return cadence.value.every; }
};

/// The party of `person`: the household, when the person is in one. It refers to `in`.
[[nodiscard]] party party_of(const plan_input& in, const roster::person& person);
/// Visits each party, in the order of its `person`; a household once.
void each_party(const plan_input& in, const std::function<void(const party&)>& visit);
/// The party with the id `owner`, a household or a person outside households; none when it is neither.
[[nodiscard]] std::optional<party> party_called(const plan_input& in, const household_index& households,
                                                const std::string& owner);
/// The same party with another state. It refers to both arguments.
[[nodiscard]] party as_if(const party& s, const ledger::person_state& state);

/// The newest known contact: the later of the ledger's and the roster's `last`; on the same day the ledger's.
struct known_contact {
    when on;
    std::string channel; ///< empty: unknown
    bool on_roster = false;
    bool operator==(const known_contact&) const = default;
};
[[nodiscard]] std::optional<known_contact> last_contact(const roster::person& person,
                                                        const ledger::person_state& state);
/// For a household the newest contact of any member.
[[nodiscard]] std::optional<known_contact> last_contact(const party& s);

/// Whether the touches go first when time is short: the person's own `protect` decides, else that of any
/// circle. For a household one active member is enough.
/// Whether the roster tells of a contact on that day or later: then what was tried up to it is over.
[[nodiscard]] bool is_over_by_roster(const party& s, date day);

[[nodiscard]] bool is_protected(const party& s);

} // namespace intouch::plan
