// SPDX-License-Identifier: MIT
#include "plan/due/household.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using namespace intouch::test;

const char* const home = "[people.ada]\nhousehold = \"home\"\nevery = \"2 months\"\n"
                         "[people.bob]\nhousehold = \"home\"\nevery = \"1 month\"\n"
                         "[people.cleo]\n";

plan::household_view view(const world& w) {
    const auto in = w.input();
    return plan::household_view_of(in, "home", plan::members_of(in.roster, "home"));
}

} // namespace

TEST_CASE("the active member with the shortest cadence leads the household") {
    world w;
    w.read_roster(home);
    w.clock("2026-12-01 09:00");
    w.join();
    CHECK(view(w).lead->id == "bob");
    CHECK(view(w).with == std::vector<std::string>{"ada"});
    world paused;
    paused.read_roster("[people.ada]\nhousehold = \"home\"\nevery = \"2 months\"\n"
                       "[people.bob]\nhousehold = \"home\"\nevery = \"1 month\"\npause = 2026-12-20\n");
    paused.clock("2026-12-01 09:00");
    paused.join();
    CHECK(view(paused).lead->id == "ada");
    CHECK(view(paused).with.empty());
}

TEST_CASE("when all members are paused, the pause that ends first decides") {
    world w;
    w.read_roster("[people.ada]\nhousehold = \"home\"\npause = 2026-12-10\n"
                  "[people.bob]\nhousehold = \"home\"\npause = 2026-12-20\n");
    w.clock("2026-12-01 09:00");
    w.join();
    CHECK(view(w).lead->id == "ada");
    CHECK(view(w).with.empty());
}

TEST_CASE("a missing detail is that of the member whose occasion the touch takes") {
    world w;
    w.read_roster("[people.ada]\nhousehold = \"home\"\nevery = \"6 weeks\"\nlast = 2026-10-25\n"
                  "phone = \"+44 20 7946 0000\"\naddress = \"Bath\"\n"
                  "[people.bob]\nhousehold = \"home\"\n[[people.bob.occasions]]\nname = \"Birthday\"\n"
                  "on = \"12-06\"\nvia = [\"letter\"]\n");
    w.clock("2026-12-01 09:00");
    w.join();
    CHECK(plan::collect_demands(w.input()).warnings ==
          std::vector<plan::warning>{{.code = plan::warning_code::detail_missing,
                                      .person = "bob",
                                      .id = "letter",
                                      .text = "address"}});
    CHECK(w.wanted("ada").reasons.back().id == "bob");
}
