// SPDX-License-Identifier: MIT
// What became of a gathering: booked, held or skipped.
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::record {

struct gathering_request {
    std::string gathering;
    ledger::entry_kind outcome = ledger::entry_kind::held; ///< booked, held or skipped
    std::optional<when> on{};           ///< default: now; of `held`, its first day when that day has come
    std::optional<date> to{};           ///< booked: its first day, when that is not the planned day
    std::vector<std::string> excused{}; ///< held: the members who were absent
    std::string note{};
    std::optional<int> round{}; ///< refused (`conflict`) when that round is not the open one
    bool operator==(const gathering_request&) const = default;
};

/// `held` counts as contact for each member who came, and sets the next date. One that is not newer than the
/// last is history. Errors: not_found (gathering), conflict (round), in_future (on), in_past (to), invalid
/// (outcome, to, excused).
[[nodiscard]] result<std::vector<ledger::entry>> record_gathering(const plan::plan_input& in,
                                                                  const gathering_request& request,
                                                                  const origin& from, const new_id& id);

} // namespace intouch::record
