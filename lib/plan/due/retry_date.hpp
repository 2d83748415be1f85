// SPDX-License-Identifier: MIT
// The date of the next attempt in an open round, after an attempt or a missed day (lib/README.md, "Retry
// ladder" and "Missed days").
#pragma once

#include "plan/agenda/reason.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/demand.hpp"
#include "plan/due/party.hpp"

#include <optional>
#include <vector>

namespace intouch::plan {

struct retry_date {
    date ideal;
    days wait{1}; ///< 0: at once
    std::optional<avoided> avoid;
    std::vector<reason> reasons;
    bool operator==(const retry_date&) const = default;
};

/// None in a round without attempts and missed days, and none when the round rests.
///
/// A missed day rules over attempts, because it came after them. After `unreachable` the next channel follows
/// at once, unless it still waits for an attempt of its own. Each wait is a `fitted_wait`; that
/// of a promise a `capped_wait`.
[[nodiscard]] std::optional<retry_date> retry_date_of(const party& s, const channel_choice& choice);

} // namespace intouch::plan
