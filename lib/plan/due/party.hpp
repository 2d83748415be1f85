// SPDX-License-Identifier: MIT
// One person as the rules of the date see them: what the user wrote, what happened, and the cadence that
// holds. A household is one party: the person who speaks for it, and what happened to all together.
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
    const roster::person& person;      ///< of a household the one who speaks for it
    const ledger::person_state& state; ///< a fresh one for somebody the ledger has not seen
    std::string owner;                 ///< whom entries and UIDs name: the household, else the person
    std::vector<std::string> with;     ///< the household's other active people
    /// What `state` refers to when it had to be put together; copies of the party share it.
    std::shared_ptr<const ledger::person_state> together;
    roster::effective_cadence cadence;
    date today;
    /// Absent: not let in yet, so not active. Whoever is logged has joined.
    std::optional<date> joined;

    [[nodiscard]] const std::vector<std::string>& via() const { return cadence.value.via; }
    [[nodiscard]] span every() const { return cadence.value.every; }
};

/// Refers to `in`. Of somebody in a household: the household.
[[nodiscard]] party party_of(const plan_input& in, const roster::person& person);
/// Everybody who is planned, each household once, in the order of `person`.
void each_party(const plan_input& in, const std::function<void(const party&)>& visit);
/// Whom an owner of a touch stands for: the household or person of that id; none when it is neither.
[[nodiscard]] std::optional<party> party_called(const plan_input& in, const household_index& households,
                                                const std::string& owner);
/// The same person had the ledger said `state`; refers to both.
[[nodiscard]] party as_if(const party& s, const ledger::person_state& state);

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
/// Of a household the newest of anybody active in it.
[[nodiscard]] std::optional<known_contact> last_contact(const party& s);

} // namespace intouch::plan
