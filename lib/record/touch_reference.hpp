// SPDX-License-Identifier: MIT
// Which touch an entry is about: the touch of the round, or a promise or an occasion beside it.
#pragma once

#include "core/result.hpp"
#include "plan/due/round_demand.hpp"

#include <string>

namespace intouch::record {

struct touch_reference {
    std::string person;  ///< whose promise or occasion it is; empty: the touch is that of the round
    std::string names;   ///< of the promise or occasion, for the entry; empty: the round alone
    std::string channel; ///< of that touch
    /// The touch stands beside the round, so an attempt is not one of the round.
    [[nodiscard]] bool beside() const { return !person.empty(); }
    bool operator==(const touch_reference&) const = default;
};

/// The touch that is planned for the person, or for another member of the household, under `name`. `name` is
/// its UID, the entry of a promise, or a text that only one promise or occasion contains; empty: the touch of
/// the round. `conflict` when no such touch is planned any more, or several match.
[[nodiscard]] result<touch_reference> find_touch(const plan::plan_input& in, const plan::party& s,
                                                 const std::string& person, const std::string& name);

/// The occasion that a contact on that day marks, first one of `person`; empty: none.
[[nodiscard]] std::string marked_occasion(const plan::plan_input& in, const plan::party& s,
                                          const std::string& person, date day, const std::string& channel);

} // namespace intouch::record
