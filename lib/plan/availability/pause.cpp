// SPDX-License-Identifier: MIT
#include "plan/availability/pause.hpp"

#include <algorithm>
#include <variant>

namespace intouch::plan {

bool is_paused_on(const pause& p, date day) { return p.for_good || (p.until && day < *p.until); }

pause pause_of(const roster::person& person, const ledger::person_state& state) {
    pause all;
    // The roster's pause and the ledger's pause have the same type.
    for (const auto& rule : {person.pause, state.pause}) {
        if (std::holds_alternative<std::true_type>(rule)) all.for_good = true;
        if (const auto* until = std::get_if<date>(&rule))
            all.until = all.until ? std::max(*all.until, *until) : *until;
    }
    if (all.for_good) all.until.reset();
    return all;
}

} // namespace intouch::plan
