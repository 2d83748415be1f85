// SPDX-License-Identifier: MIT
// When each person joins (lib/README.md, "Ramp"). Without a ramp everybody joins at once.
#pragma once

#include "plan/due/party.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::plan {

/// How many people the ramp lets in by the end of `day`: `start` from `from` on, and `add` more each `every`.
[[nodiscard]] std::int64_t ramp_places(const roster::ramp_settings& ramp, date day);

/// The prefix of the key of a `joined` entry by the ramp. Only these entries use a place of the ramp; a
/// person who joined by being logged uses none.
inline constexpr std::string_view ramp_key = "ramp:";

/// A person or a household that joins today.
struct joining {
    std::vector<std::string> people; ///< all members of a household who have not joined
    date on;                         ///< today, or the day of the first entry about them
    bool by_ramp = false;
    bool operator==(const joining&) const = default;
};

/// The people who join today, in order. Waiting people are sorted by `ease` (5 before 1), then by the latest
/// contact (no contact last), then by the hash of the id. A paused person lets others go first.
[[nodiscard]] std::vector<joining> people_joining(const plan_input& in);

} // namespace intouch::plan
