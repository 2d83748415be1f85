// SPDX-License-Identifier: MIT
#include "daemon/cli/terminal.hpp"

#include <doctest/doctest.h>

using namespace intouch::daemon::commands;

TEST_CASE("only a terminal with colours paints") {
    const terminal colours{.there = true, .colours = true, .columns = 80};
    CHECK(painted("x", paint::bold, colours) == "\x1b[1mx\x1b[0m");
    CHECK(painted("", paint::bold, colours).empty());
    CHECK(painted("x", paint::yellow, terminal{}) == "x");
}
