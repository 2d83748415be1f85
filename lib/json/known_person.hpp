// SPDX-License-Identifier: MIT
// People as several answers show them.
#pragma once

#include "ledger/state.hpp"
#include "plan/input.hpp"
#include "json/writer.hpp"

namespace intouch::json {

/// Somebody on the roster beside what the ledger knows of them.
struct known_person {
    const roster::person& person;
    const ledger::person_state& state;
    const plan::input& in;
};

[[nodiscard]] known_person known(const roster::person& p, const plan::input& in);
/// Null, true (until resumed) or the day before which nothing is planned.
void put_pause(writer& w, const known_person& k);
void put_last(writer& w, const known_person& k);

} // namespace intouch::json
