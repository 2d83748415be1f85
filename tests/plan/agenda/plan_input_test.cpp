// SPDX-License-Identifier: MIT
#include "plan/agenda/plan_input.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using test::day;

} // namespace

TEST_CASE("spans of days away are those that are written") {
    test::world w;
    w.read_settings(
        "[[away]]\nfrom = 2026-12-20\nto = 2027-01-03\nwhat = \"Holidays\"\n[[away]]\nfile = \"x.ics\"\n");
    CHECK(plan::written_away(w.settings) ==
          std::vector<plan::away_span>{{day("2026-12-20"), day("2027-01-03"), "Holidays"}});
}
