// SPDX-License-Identifier: MIT
#include "screens/fixture.hpp"
#include "screens/report.hpp"

#include <algorithm>

using namespace intouch;
using namespace intouch::test;

namespace {

screens::report_screen report(const world& w, const std::string& from = {}, const std::string& to = {}) {
    return screens::report_screen_of(plan::plan(w.input()), w.input(), from, to);
}

} // namespace

TEST_CASE("without days the report is of the current week") {
    const auto s = report(tuesday());
    CHECK(s.days == "Mon 30 Nov to Sun 6 Dec 2026");
    CHECK(s.sum.contains("planned"));
    REQUIRE(s.links.size() == 3);
    CHECK(s.links[0] == screens::report_link{"The week before", "/report?from=2026-11-23&to=2026-11-29"});
    CHECK(s.links[1] == screens::report_link{"The month", "/report?from=2026-12-01&to=2026-12-31"});
}

TEST_CASE("an earlier week has a week after it, and days that are none are left out") {
    const auto w = tuesday();
    const auto s = report(w, "2026-11-23", "2026-11-29");
    CHECK(s.days == "Mon 23 Nov to Sun 29 Nov 2026");
    CHECK(s.links[1] == screens::report_link{"The week after", "/report?from=2026-11-30&to=2026-12-06"});
    for (const auto& [from, to] :
         {std::pair{"x", "2026-11-29"}, {"2026-11-29", "2026-11-23"}, {"2026-11-23", ""}})
        CHECK(report(w, from, to).days == "Mon 30 Nov to Sun 6 Dec 2026");
}

TEST_CASE("what was told stands in the report") {
    auto w = tuesday();
    w.log({.person = "ada", .note = "got the lease"});
    const auto s = report(w);
    const auto told = std::ranges::find(s.parts, "What happened", &words::report_part::title);
    REQUIRE(told != s.parts.end());
    CHECK(told->lines == std::vector<std::string>{"Tue 1 Dec, Ada Lovelace: got the lease"});
}
