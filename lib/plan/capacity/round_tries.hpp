// SPDX-License-Identifier: MIT
// How many touches one round takes, and how long its ladder delays it.
#pragma once

#include "plan/capacity/outcome_shares.hpp"
#include "roster/settings.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::plan {

/// What a round takes on average.
struct round_tries {
    std::vector<double> touches; ///< by channel of the round, in the order of `via`
    double waits = 0;            ///< the sum of the waits between the tries, in days
    double contacts = 0;         ///< the share of rounds that end in contact
    [[nodiscard]] double all_touches() const;
    bool operator==(const round_tries&) const = default;
};

/// The expected walk through the ladders of `retry`. `via`: the channels that the person can be reached on,
/// in order. A wait is at most `every` days, and at least a fiftieth of it. Past the last wait of a ladder its
/// `then` decides; after the last channel the round rests.
[[nodiscard]] round_tries round_tries_of(std::span<const std::string> via, const outcome_shares& shares,
                                         const roster::settings& settings, double every);

} // namespace intouch::plan
