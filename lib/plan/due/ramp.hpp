// SPDX-License-Identifier: MIT
// Who joins when: design 5, "Ramp". Without one everybody does at once.
#pragma once

#include "plan/due/party.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::plan {

/// How many the ramp has let in by the end of `day`: `start` from `from` on, `add` more each `every` after
/// it.
[[nodiscard]] std::int64_t ramp_places(const roster::ramp_settings& ramp, date day);

/// How the key of a `joined` begins that the ramp made: these use up its places, whoever was logged before
/// their turn does not.
inline constexpr std::string_view ramp_key = "ramp:";

/// Somebody, or a household, whose day it is to join.
struct joining {
    std::vector<std::string> people; ///< of a household all who have not joined
    date on;                         ///< today, or the day of which the user spoke first
    bool by_ramp = false;
    bool operator==(const joining&) const = default;
};

/// In the order in which they join. Of those who wait, `ease` comes first (5 before 1), then the latest last
/// contact (none last), then the hash of the id; who is paused lets others go before.
[[nodiscard]] std::vector<joining> people_joining(const plan_input& in);

} // namespace intouch::plan
