// SPDX-License-Identifier: MIT
// The occurrences of blocks, as instants in the user's zone.
#pragma once

#include "core/zone.hpp"
#include "plan/availability/block_changes.hpp"
#include "roster/settings.hpp"

#include <vector>

namespace intouch::plan {

/// Whether it is the turn of `day`: `every` counts from `from`, and nothing lies before `from`. Weeks are
/// calendar weeks, Monday first (RFC 5545 3.3.10: WKST is MO by default), the week of `from` the first; days,
/// months and years likewise from the day, month and year of `from`. Without `from` they count from Monday 5
/// January 1970.
[[nodiscard]] bool has_turn(const roster::block& b, date day);

/// One occurrence of a block.
struct occurrence {
    date day; ///< on which it begins
    instant start;
    instant end;
    auto operator<=>(const occurrence&) const = default;
};

/// The occurrences that begin on days in [from, to), sorted; overlapping ones of one block are one. Each is
/// as long as written, also in a night when the clocks change: the same exact duration applies to all members
/// of a recurrence (RFC 5545 3.8.5.3). A start that the clock skips is read by the offset before the gap.
/// Those that the user changed are where they are now, as long as they were.
[[nodiscard]] std::vector<occurrence> occurrences(const roster::block& b, const time_zone& zone, date from,
                                                  date to, const block_changes& changed = {});

} // namespace intouch::plan
