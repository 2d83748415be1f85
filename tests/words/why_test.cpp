// SPDX-License-Identifier: MIT
#include "plan/due/channel_choice.hpp"
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
    roster::person& grace = e.roster.people["grace"];
    const auto said = [&] { return words::no_touch(grace, e.input()); };
    CHECK(said() == "Waiting: the ramp lets them in later.");
    CHECK(words::no_touch_word(grace, e.input()) == "waiting");
    e.state.people["grace"].joined = day("2026-11-01");
    grace.cadence.via = std::vector<std::string>{"email"};
    grace.details = {{"email", "old@example.org"}};
    e.state.people["grace"].unusable.insert(plan::failed_detail(e.settings, grace, "email"));
    CHECK(said() ==
          "Nothing is planned: no channel is left that works. A new number or address on the roster brings "
          "them back.");
    grace.details["email"] = "grace@example.org";
    CHECK(said().starts_with("Nothing is planned: no day within 20 years has room."));
    e.away = {{.from = day("2026-12-20"), .to = day("2072-01-03"), .what = ""}};
    CHECK(said() == "Nothing is planned: you are away from 20 Dec 2026 to 3 Jan 2072.");
    grace.pause = day("2026-12-01");
    CHECK(said().starts_with("Nothing is planned"));
    grace.pause = day("2027-01-31");
    CHECK(said() == "Paused until 31 Jan 2027.");
    grace.pause = std::true_type{};
    CHECK(said() == "Paused in the roster, until you take `pause` out there.");
    e.state.people["grace"].pause = std::true_type{};
    CHECK(said() == "Paused until you resume.");
}

} // namespace intouch
