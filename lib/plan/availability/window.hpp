// SPDX-License-Identifier: MIT
// The days on which a touch is in time (lib/README.md, "Window"). They are calendar days, so clock changes do
// not matter.
#pragma once

#include "core/date.hpp"
#include "roster/cadence.hpp"

namespace intouch::plan {

struct window {
    date earliest;
    date latest;
    bool operator==(const window&) const = default;
};

/// [ideal − early, ideal + late]. Percentages are parts of `interval`; half a day is rounded up.
[[nodiscard]] window cadence_window(date ideal, const roster::cadence& c, days interval);
/// [ideal, ideal + max(1 day, a quarter of the wait)]; half a day is rounded up.
[[nodiscard]] window retry_window(date ideal, days wait);

} // namespace intouch::plan
