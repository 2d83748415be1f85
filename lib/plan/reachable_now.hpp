// SPDX-License-Identifier: MIT
// The touches that could be made this minute: a list for a wait at the airport.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::plan {

struct at_hand {
    const touch* planned = nullptr; ///< of the agenda
    std::string person;             ///< the person to reach; for a lost person, the person to ask
    std::string channel;
    std::chrono::minutes minutes{0};
    time_zone theirs;
    std::optional<instant> until; ///< when reach or hours end; absent: not within a day
    bool due = false;             ///< its window is open
    bool planned_now = false;     ///< its planned time runs
    bool operator==(const at_hand&) const = default;
};

/// The people whom the channel of their touch reaches at `in.moment`: the roster has the detail that the
/// channel needs, the detail is no address, and the hour is fit. A live channel keeps reach and hours. Another, e-mail
/// aside, keeps its own hours, else those of a call: a text in the night wakes people up.
/// When the touch takes longer than `have`, the first later channel of the cadence that does not. Letters,
/// gifts and visits reach no person this minute.
///
/// The touches that are planned now come first, then the most due ones. A touch is more due when it has used a larger
/// share of the days between ideal and latest. So one late day counts more in a short cadence. Equal shares stand by
/// ideal date and id. Each person stands once. The result refers to `a`.
[[nodiscard]] std::vector<at_hand> reachable_now(const plan_input& in, const agenda& a,
                                                 std::optional<std::chrono::minutes> have = {});

} // namespace intouch::plan
