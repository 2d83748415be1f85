// SPDX-License-Identifier: MIT
// What the user is told of each place (lib/README.md, "Fixed and about").
#pragma once

#include "ledger/published.hpp"
#include "plan/solver/schedule.hpp"

#include <optional>
#include <vector>

namespace intouch::plan {

/// What the user knows of the place of one touch: its hour, or only a day.
struct telling {
    bool about = false; ///< only the day `told` is told
    date told;          ///< the place's day when it is not `about`
    date first_told;    ///< the day told first, for this attempt
    std::optional<date> fixed_since{};
    std::optional<date> drawn_in{}; ///< the day on which Fill gave it a free place, in this round
    bool operator==(const telling&) const = default;
};

/// Decides for each placed touch of `s` what the user is told. The answer is in the order of the demands; the
/// value of a touch without a place means nothing.
///
/// While time is short, a cadence touch that is new or lost its place, and lies beyond the fixed days, is
/// about: only its day is told. It is told with its hour once its place comes into the fixed days. Its told
/// day changes when the place leaves the band around it, and when it comes within the fixed days and the place
/// does not: then the place's day is told. A touch that was told with its hour keeps the hour.
[[nodiscard]] std::vector<telling> tell(const schedule& s, const ledger::published_plan& published);

} // namespace intouch::plan
