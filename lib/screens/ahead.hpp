// SPDX-License-Identifier: MIT
// The screen Ahead: whether there is time for everybody, and what the next weeks hold.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/forecast.hpp"
#include "screens/today.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::screens {

struct week_of_load {
    std::string from; ///< "30 Nov"
    int planned = 0;  ///< minutes in blocks; of a load without blocks all minutes
    int room = 0;     ///< minutes of blocks
    bool operator==(const week_of_load&) const = default;
};

struct load_of_weeks {
    std::vector<week_of_load> weeks;
    bool has_blocks = true; ///< false: no week has room in blocks
    std::string label;      ///< the numbers, for a screen reader
    bool operator==(const load_of_weeks&) const = default;
};

/// What takes as long as several plans: the weeks to come, and what would make room.
struct outlook {
    load_of_weeks load;
    std::vector<std::string> remedies; ///< sentences; empty while time is not short
    bool operator==(const outlook&) const = default;
};

/// One occurrence of a block, which can be moved or left out.
struct coming_block {
    std::string id;
    when at;             ///< when it begins
    std::string heading; ///< "Thursday 17:00, Keeping in touch"
    std::string small;   ///< "until 18:00 · Ada Lovelace and Grace Hopper · 25 of 60 minutes planned"
    bool operator==(const coming_block&) const = default;
};

struct ahead_screen {
    std::string capacity;  ///< a sentence or two
    std::vector<row> late; ///< everybody beyond the window
    std::vector<std::string> notices;
    std::vector<coming_block> blocks; ///< of two weeks
    std::vector<row> changed_blocks;  ///< what the user moved or left out
    std::vector<row> away;
    date last_away; ///< the page takes no later day, so that a slip of ten years is no absence
    std::vector<row> gatherings;
    bool operator==(const ahead_screen&) const = default;
};

[[nodiscard]] ahead_screen ahead_of(const plan::agenda& a, const plan::plan_input& in);
[[nodiscard]] load_of_weeks load_of(std::span<const plan::forecast_week> weeks, date today);
/// Of 12 weeks; the first one is this week, from its Monday.
[[nodiscard]] outlook outlook_of(const plan::agenda& a, const plan::plan_input& in);

} // namespace intouch::screens
