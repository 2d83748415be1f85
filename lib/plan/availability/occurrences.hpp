// SPDX-License-Identifier: MIT
// The occurrences of blocks, as instants in the user's zone.
#pragma once

#include "core/zone.hpp"
#include "plan/availability/block_changes.hpp"
#include "roster/settings.hpp"

#include <vector>

namespace intouch::plan {

/// Whether the block may occur on `day`: `every` counts from `from`, and nothing lies before `from`. Weeks
/// are calendar weeks that begin on Monday (RFC 5545 3.3.10: the default of WKST); the week of `from` is the
/// first. Days, months and years count likewise from the day, month and year of `from`. Without `from` they
/// count from Monday, 5 January 1970.
[[nodiscard]] bool has_turn(const roster::block& b, date day);

/// One occurrence of a block.
struct occurrence {
    date day; ///< on which it begins
    instant start;
    instant end;
    auto operator<=>(const occurrence&) const = default;
};

/// The occurrences that begin on days in [from, to), sorted. Overlapping occurrences of one block are merged.
/// An occurrence is as long as written, also in a night when the clocks change: one exact duration applies to
/// all members of a recurrence (RFC 5545 3.8.5.3). A start inside the gap of a clock change is read with the
/// offset before the gap. An occurrence that the user moved keeps its length.
[[nodiscard]] std::vector<occurrence> occurrences(const roster::block& b, const time_zone& zone, date from,
                                                  date to, const block_changes& changed = {});

} // namespace intouch::plan
