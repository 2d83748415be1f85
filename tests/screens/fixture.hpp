// SPDX-License-Identifier: MIT
// A small roster on a Tuesday in Berlin, 17:10, in the middle of a block.
#pragma once

#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <string>

namespace intouch::test {

inline constexpr std::string_view screens_roster = R"(
[circles.family]
name = "Family"
every = "2 weeks"

[people.oma]
name = "Oma Liesel"
circles = ["family"]
phone = "02241 55501"
birthday = 1931-12-24
last = 2026-10-06
notes = "Ring twice."

[people.ada]
name = "Ada Lovelace"
every = "6 weeks"
phone = "+44 20 7946 0000"
email = "ada@example.org"
timezone = "Europe/London"
topics = ["her book"]
last = 2026-10-20

[people.mary]
name = "Márta Szabó"
every = "1 year"
via = ["letter"]
address = "Budapest"
last = 2026-11-20

[people.rosa]
name = "Rosa Parks"
every = "1 month"
phone = "+1 334 555 0100"
last = 2026-11-01
pause = true
)";

inline constexpr std::string_view screens_settings = R"(
timezone = "Europe/Berlin"
[blocks.calls]
name = "Keeping in touch"
when = ["Tue 17:00-18:00", "Thu 17:00-18:00"]
via = ["call", "text"]
)";

inline world tuesday() {
    world w;
    w.read_settings(screens_settings);
    w.read_roster(screens_roster);
    w.clock("2026-11-30 08:00");
    w.join();
    w.plan_and_publish();
    w.clock("2026-12-01 17:10");
    return w;
}

} // namespace intouch::test
