// SPDX-License-Identifier: MIT
// The date that the ladders give the open round, when an attempt or a missed day rules it: design 4,
// "Ladder".
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

/// None while nothing was tried or missed in the round, and none when it rests.
///
/// A missed day rules over attempts, since it came after them. `unreachable` goes on at once, unless the
/// channel that follows is waiting already for what was tried on it. No wait is longer than `every`.
[[nodiscard]] std::optional<retry_date> retry_date_of(const party& s, const channel_choice& choice);

} // namespace intouch::plan
