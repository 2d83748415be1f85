// SPDX-License-Identifier: MIT
#include "words/codes.hpp"
#include "words/why.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace intouch {

TEST_CASE("a touch without reasons has its day as the reason") {
    const example e;
    const plan::touch t = bare_touch();
    CHECK(words::why(t, e.settings) == "Planned for 3 Dec 2026.");
    CHECK(words::why_lines(t, e.settings) == std::vector<std::string>{"Planned for 3 Dec 2026."});
}

TEST_CASE("the reasons of a touch make one sentence") {
    const example e;
    CHECK(words::why(e.touch(), e.settings) ==
          "Last spoke 22 Oct; every 6 weeks makes 3 Dec; that block had room at 17:25.");
}

TEST_CASE("a person without a touch has a reason") {
    example e;
    const date today = day("2026-12-01");
    roster::person& grace = e.roster.people["grace"];
    CHECK(words::no_touch(grace, e.state, today) == "Waiting: the ramp lets them in later.");
    CHECK(words::no_touch_word(grace, e.state, today) == "waiting");
    e.state.people["grace"].joined = day("2026-11-01");
    CHECK(words::no_touch(grace, e.state, today) == "Nothing is planned: no channel is left that works. A "
                                                    "new number or address on the roster brings them back.");
    grace.pause = day("2027-01-31");
    CHECK(words::no_touch(grace, e.state, today) == "Paused until 31 Jan 2027.");
    CHECK(words::no_touch(grace, e.state, day("2027-01-31")).starts_with("Nothing is planned"));
    grace.pause = std::true_type{};
    CHECK(words::no_touch(grace, e.state, today) ==
          "Paused in the roster, until you take `pause` out there.");
    e.state.people["grace"].pause = std::true_type{};
    CHECK(words::no_touch(grace, e.state, today) == "Paused until you resume.");
}

} // namespace intouch
