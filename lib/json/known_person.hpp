// SPDX-License-Identifier: MIT
// People as several answers show them.
#pragma once

#include "json/writer.hpp"
#include "ledger/state.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/due/household.hpp"

#include <memory>
#include <string>

namespace intouch::json {

/// Somebody on the roster beside what the ledger knows of them.
struct known_person {
    const roster::person& person;
    const ledger::person_state& own;    ///< what concerns them alone: pauses, losses, promises
    const ledger::person_state& rounds; ///< the same; of somebody in a household what happened to all of it
    std::shared_ptr<const ledger::person_state> together; ///< what `rounds` refers to then
    const plan::plan_input& in;
};

/// `households` of the roster, where many are asked about.
[[nodiscard]] known_person known(const roster::person& p, const plan::plan_input& in,
                                 const plan::household_index* households = nullptr);
/// Of a person, of everybody in a household, or of a gathering.
[[nodiscard]] std::string name_of(const std::string& id, const roster::roster& r);
/// Null, true (until resumed) or the day before which nothing is planned.
void put_pause(writer& w, const known_person& k);
void put_last(writer& w, const known_person& k);

} // namespace intouch::json
