// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/plan_input.hpp"

#include <span>
#include <vector>

namespace intouch::plan {

/// Whether the user is away that day. For many days, `away_days` answers faster.
[[nodiscard]] bool is_away(const plan_input& in, date day);

/// The days on which nothing may be planned, for lookup by day.
class away_days {
public:
    explicit away_days(std::span<const away_span> spans);
    explicit away_days(const plan_input& in) : away_days(all_away(in.away, in.state)) {}
    /// The span that holds `day`; of several, the one that begins first. Null when the user is not away.
    [[nodiscard]] const away_span* covering(date day) const;

private:
    struct piece {
        date from;
        date to; // inclusive
        away_span what;
    };
    std::vector<piece> pieces_; // disjoint, sorted
};

} // namespace intouch::plan
