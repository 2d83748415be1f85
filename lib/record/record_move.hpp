// SPDX-License-Identifier: MIT
// To move a touch, and to skip one: the touch of the round, or one beside it.
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::record {

/// Names a touch: the touch of the round, or the promise or occasion beside it that `touch` names.
struct touch_request {
    std::string person;         ///< or a household, or a gathering: the touch that books it
    std::optional<int> round{}; ///< refused (`conflict`) when that round is not the open one
    std::string touch{};        ///< see `find_touch`; empty: the touch of the round
    std::string note{};
    bool operator==(const touch_request&) const = default;
};

/// Errors: not_found (person), conflict (round, touch), in_past (`to` is before today, or is a time of today
/// that has passed), in_future (`to` is further ahead than intouch plans), invalid (`to` of a booking is not before
/// its gathering).
[[nodiscard]] result<std::vector<ledger::entry>> record_move(const plan::plan_input& in,
                                                             const touch_request& request, when to,
                                                             const origin& from, const new_id& id);

/// Ends the round without contact, or the promise, or the occasion of that year, or the round of a gathering.
/// Errors: not_found (person), conflict (round, touch).
[[nodiscard]] result<std::vector<ledger::entry>> record_skip(const plan::plan_input& in,
                                                             const touch_request& request, const origin& from,
                                                             const new_id& id);

} // namespace intouch::record
