// SPDX-License-Identifier: MIT
#include "plan/due/all_day_pin.hpp"

#include "plan/agenda/person_state.hpp"

namespace intouch::plan {

bool is_made_all_day(const plan_input& in, const std::string& owner, const std::string& names,
                     const when& to) {
    const auto& history = state_of(in, owner).history;
    for (auto e = history.rbegin(); e != history.rend(); ++e)
        if (e->kind == ledger::entry_kind::moved && e->names == names && e->to == to)
            return e->detail == all_day_mark;
    return false;
}

} // namespace intouch::plan
