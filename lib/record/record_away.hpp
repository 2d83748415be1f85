// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::record {

struct away_request {
    date from;
    std::optional<date> to; ///< inclusive; absent: `from` alone
    std::string note;
    bool operator==(const away_request&) const = default;
};

/// Nothing is planned on these days. Errors: in_past (to), in_future (to), invalid (to before from).
[[nodiscard]] result<std::vector<ledger::entry>> record_away(const plan::plan_input& in,
                                                             const away_request& request, const origin& from,
                                                             const new_id& id);

} // namespace intouch::record
