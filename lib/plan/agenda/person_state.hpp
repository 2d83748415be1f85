// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/fold.hpp"
#include "plan/agenda/plan_input.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace intouch::plan {

/// The state of a person or household; a new state for an id that the ledger does not know.
[[nodiscard]] inline const ledger::person_state& state_of(const plan_input& in, const std::string& id) {
    static const ledger::person_state unseen;
    const auto found = in.state.people.find(id);
    return found == in.state.people.end() ? unseen : found->second;
}

/// The state for many ids in ascending order, without a search for each.
class states_in_order {
public:
    explicit states_in_order(const plan_input& in) : in_(in), next_(in.state.people.begin()) {}
    [[nodiscard]] const ledger::person_state& of(const std::string& id) {
        while (next_ != in_.state.people.end() && next_->first < id) ++next_;
        if (next_ != in_.state.people.end() && next_->first == id) return next_->second;
        return state_of(in_, {});
    }

private:
    const plan_input& in_;
    std::map<std::string, ledger::person_state>::const_iterator next_;
};

/// The entries about any of `ids` that count, each once, the newest last.
[[nodiscard]] std::vector<const ledger::entry*> history_of(const plan_input& in,
                                                           std::span<const std::string> ids);

/// The former ids of the people on the roster.
[[nodiscard]] ledger::renames renames_of(const roster::roster& r);

} // namespace intouch::plan
