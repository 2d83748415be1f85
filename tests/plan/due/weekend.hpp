// SPDX-License-Identifier: MIT
#pragma once

#include "plan/story.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::test {

/// Two people, and a gathering that they hold together.
inline constexpr std::string_view weekend = R"(
[people.ada]
every = "6 weeks"
last = 2026-10-22
[people.grace]
every = "6 weeks"
last = 2026-10-22
[gatherings.six-pack]
name = "The Six-Pack weekend"
members = ["ada", "grace"]
days = 3
on = "Fri"
book = "6 months"
last = 2026-05-08
)";

inline world with(std::string_view roster, std::string_view moment) {
    world w;
    w.clock(moment);
    w.read_roster(roster);
    w.join();
    return w;
}

inline std::string refusal(const result<std::vector<ledger::entry>>& made) {
    return made ? "none" : made.error().text;
}

} // namespace intouch::test
