// SPDX-License-Identifier: MIT
// A person as several answers show them.
#pragma once

#include "json/writer.hpp"
#include "ledger/state.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/due/household.hpp"

#include <memory>
#include <string>

namespace intouch::json {

/// A person of the roster with their state in the ledger.
struct known_person {
    const roster::person& person;
    const ledger::person_state& own;    ///< of the person alone: pauses, losses, promises
    const ledger::person_state& rounds; ///< the same; for a member of a household, the state of the household
    std::shared_ptr<const ledger::person_state>
        together; ///< owns `rounds` in that case; shared so that copies stay valid
    const plan::plan_input& in;
};

/// `households` is an index that saves time when many people are asked for.
[[nodiscard]] known_person known(const roster::person& p, const plan::plan_input& in,
                                 const plan::household_index* households = nullptr);
/// The name of a person or a gathering; for a household, the names of all members.
[[nodiscard]] std::string name_of(const std::string& id, const roster::roster& r);
/// Null, true (until resumed) or the day before which nothing is planned.
void put_pause(writer& w, const known_person& k);
void put_last(writer& w, const known_person& k);

} // namespace intouch::json
