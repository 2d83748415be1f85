// SPDX-License-Identifier: MIT
#pragma once

#include "plan/story.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace intouch::test {

inline constexpr const char* ada =
    "[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-22\nphone = \"+44 20 7946 0000\"\n"
    "email = \"ada@example.org\"\nvia = [\"call\", \"text\", \"email\"]\n";

inline world with_ada(std::string_view moment) {
    world w;
    w.read_roster(ada);
    w.clock(moment);
    w.join();
    return w;
}

inline ledger::attempt attempt(ledger::entry_kind outcome, std::string_view on, std::string channel) {
    return {.outcome = outcome, .on = at(on), .channel = std::move(channel), .note = {}, .entry = {}};
}

} // namespace intouch::test
