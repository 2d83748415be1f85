// SPDX-License-Identifier: MIT
#include "plan/availability/away_days.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("of overlapping away spans the one that begins first counts") {
    const std::vector<plan::away_span> spans{{day("2026-12-20"), day("2027-01-03"), "Holidays"},
                                             {day("2026-12-24"), day("2026-12-24"), "Christmas Eve"},
                                             {day("2027-01-02"), day("2027-01-05"), "Skiing"}};
    const plan::away_days away(spans);
    const auto what = [&](std::string_view text) {
        const plan::away_span* s = away.covering(day(text));
        return s == nullptr ? std::string("home") : s->what;
    };
    CHECK(what("2026-12-19") == "home");
    CHECK(what("2026-12-20") == "Holidays");
    CHECK(what("2026-12-24") == "Holidays");
    CHECK(what("2027-01-03") == "Holidays");
    CHECK(what("2027-01-04") == "Skiing");
    CHECK(what("2027-01-05") == "Skiing");
    CHECK(what("2027-01-06") == "home");
}
