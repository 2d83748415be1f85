// SPDX-License-Identifier: MIT
// How tries end, learnt from the ledger (lib/README.md, "Capacity").
#pragma once

#include "plan/agenda/plan_input.hpp"

#include <map>
#include <string>

namespace intouch::plan {

/// How a try on one channel ends. The shares add up to 1.
struct try_shares {
    double reached = 1;
    double no_answer = 0;
    double left_message = 0;
    bool operator==(const try_shares&) const = default;
};

struct outcome_shares {
    std::map<std::string, try_shares> by_channel; ///< of the channels in the settings
    double missed = 0.1; ///< of the planned days that pass without an outcome; at most 0.7

    [[nodiscard]] const try_shares& of(const std::string& channel) const;
};

/// Each share is (20 × prior + n of the outcome) / (20 + n), over the last 100 tries of the channel in the last
/// 52 weeks. The priors of a live channel: reached 0.5, no answer 0.3, left a message 0.2. On other channels every
/// try is sent. Tries are `reached`, `no_answer` and `left_message` that belong to a round, a promise or an occasion.
/// Missed days of the last 52 weeks count, each only when something was logged within seven days of it.
[[nodiscard]] outcome_shares outcome_shares_of(const plan_input& in);

} // namespace intouch::plan
