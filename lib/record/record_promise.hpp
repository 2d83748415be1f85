// SPDX-License-Identifier: MIT
// To promise something, and to keep a promise.
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <string>
#include <vector>

namespace intouch::record {

/// A follow-up on `to`, with `note` as its reason.
struct promise_request {
    when to;
    std::string note;
    bool operator==(const promise_request&) const = default;
};

/// A touch beside the round. A promise to a household is one to the person who speaks for it. Errors:
/// not_found (person), in_past and in_future (to), invalid (note).
[[nodiscard]] result<std::vector<ledger::entry>> record_promise(const plan::plan_input& in,
                                                                const std::string& person,
                                                                const promise_request& request,
                                                                const origin& from, const new_id& id);
/// `promise` is the id of its entry, the UID of its touch, or a part of its text that no other promise has;
/// empty: the only promise. Errors: not_found (person), conflict (no such promise, or several).
[[nodiscard]] result<std::vector<ledger::entry>> record_kept(const plan::plan_input& in,
                                                             const std::string& person,
                                                             const std::string& promise,
                                                             const std::string& note, const origin& from,
                                                             const new_id& id);

} // namespace intouch::record
