// SPDX-License-Identifier: MIT
// The occurrences of a rule, by libical's iterator, in bounded time.
#pragma once

#include "ical/foreign_rule.hpp"

#include <cstddef>
#include <vector>

namespace intouch::ical {

/// What a whole calendar may cost. A step is about 2.5 microseconds of libical; 400,000 are a second.
class step_budget {
public:
    explicit step_budget(std::size_t steps = 400'000) : left_(steps) {}
    /// False once nothing is left.
    bool take(std::size_t steps) {
        left_ -= steps < left_ ? steps : left_;
        return left_ > 0;
    }
    [[nodiscard]] bool spent() const { return left_ == 0; }

private:
    std::size_t left_;
};

struct rule_window {
    local_second first; ///< DTSTART, which always counts
    bool whole_days = false;
    local_second from; ///< what is before is left out
    local_second to;   ///< the last that is looked for; UNTIL, in the zone of the event, at the latest
};

struct recurring {
    std::vector<local_second> times; ///< sorted, each once
    bool cut = false; ///< the budget, or the 50,000 steps of one rule, ended before the window did
};

/// The wall times of the occurrences in the window; DTSTART alone when no day within 40 years is named. `errc::invalid`: libical knows no such rule, or COUNT begins too
/// long ago.
[[nodiscard]] result<recurring> recurring_times(const foreign_rule& rule, const rule_window& window,
                                                step_budget& budget);

} // namespace intouch::ical
