// SPDX-License-Identifier: MIT
#include "plan/agenda/person_state.hpp"

#include <string_view>

namespace intouch::plan {

std::vector<const ledger::entry*> history_of(const plan_input& in, std::span<const std::string> ids) {
    std::map<std::string_view, const ledger::entry*> by_id; // an id tells when the entry was made
    for (const auto& id : ids)
        for (const auto& e : state_of(in, id).history) by_id.emplace(e.id, &e);
    std::vector<const ledger::entry*> all;
    all.reserve(by_id.size());
    for (const auto& [id, e] : by_id) all.push_back(e);
    return all;
}

ledger::renames renames_of(const roster::roster& r) {
    ledger::renames formerly;
    for (const auto& [id, p] : r.people)
        for (const auto& before : p.formerly) formerly.emplace(before, id);
    return formerly;
}

} // namespace intouch::plan
