// SPDX-License-Identifier: MIT
// Finds blocks outside the hours of the channels that their people use.
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::roster {

/// One time of a block, of which a part lies outside the hours of a live channel for everybody who uses
/// that channel in the block.
struct closed_time {
    const block* of = nullptr;
    const channel* by = nullptr;
    week_range when;                   ///< the time as the block has it
    std::vector<week_range> parts;     ///< what lies outside, on the weekdays of `when`
    std::vector<std::string> zones;    ///< of the people, when none of them is in the user's own
    [[nodiscard]] bool whole() const { ///< whether nothing of `when` is left
        return parts.size() == 1 && parts.front().from == when.from && parts.front().to == when.to;
    }
};

/// In the order of blocks, channels and times. `s.zone` must be set. A part counts when it lies outside in
/// winter and in summer.
[[nodiscard]] std::vector<closed_time> closed_times(const settings& s, const roster& r);

/// "[blocks.evening]: Wed 20:00-21:00 lies outside [channels.call] hours (09:00-20:00), …"
[[nodiscard]] std::string print(const closed_time& c);

} // namespace intouch::roster
