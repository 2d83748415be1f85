// SPDX-License-Identifier: MIT
#include "plan/capacity.hpp"

#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

std::optional<double> stretch(std::vector<plan::need> needs, std::vector<double> available) {
    return plan::least_stretch(needs, available);
}

} // namespace

TEST_CASE("one block stretches everybody alike") {
    CHECK(stretch({{{0}, 180}}, {90}) == doctest::Approx(2));
    CHECK(stretch({{{0}, 45}}, {90}) == doctest::Approx(0.5));
}

TEST_CASE("whoever has a choice makes room for whoever has none") {
    CHECK(stretch({{{0}, 60}, {{0, 1}, 60}}, {60, 60}) == doctest::Approx(1));
    CHECK(stretch({{{0}, 90}, {{0, 1}, 30}}, {60, 60}) == doctest::Approx(1.5));
}

TEST_CASE("the tightest set of blocks decides and not the sum") {
    CHECK(stretch({{{0}, 30}, {{1}, 200}, {{0, 1, 2}, 10}}, {100, 50, 100}) == doctest::Approx(4));
    CHECK(stretch({{{0, 1}, 100}, {{1, 2}, 100}, {{2}, 100}}, {50, 50, 50}) == doctest::Approx(2));
}

TEST_CASE("without needs or with blocks that give nothing there is no stretch") {
    CHECK(stretch({}, {60}) == std::nullopt);
    CHECK(stretch({{{0}, 30}}, {0}) == std::nullopt);
    CHECK(stretch({{{0}, 30}, {{1}, 30}}, {0, 60}) == doctest::Approx(0.5));
}

TEST_CASE("the capacity of a roster is told in minutes a week") {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n"
                    "[blocks.calls]\nwhen = [\"Tue 17:00-18:00\", \"Thu 17:00-17:30\"]\nvia = [\"call\"]\n"
                    "circles = [\"clients\"]\n");
    w.read_roster(
        "[circles.clients]\nevery = \"1 week\"\n[circles.friends]\nevery = \"10 weeks\"\n"
        "[people.ada]\ncircles = [\"clients\"]\nphone = \"+44 1\"\nlast = 2026-11-20\n"
        "[people.grace]\ncircles = [\"clients\", \"friends\"]\nphone = \"+44 2\"\nlast = 2026-11-20\n"
        "[people.mary]\ncircles = [\"friends\"]\nvia = [\"letter\"]\naddress = \"Here\"\nlast = 2026-11-20\n"
        "[people.jane]\ncircles = [\"clients\"]\nphone = \"+44 3\"\npause = true\n");
    w.clock("2026-12-01 09:00");
    w.away = {{day("2026-12-08"), day("2026-12-08"), "away"}};
    w.join();
    const auto c = plan::plan(w.input()).capacity;
    CHECK(c.needed == doctest::Approx(25 + 25 + 2)); // a letter of 20 minutes every ten weeks
    CHECK(c.available == doctest::Approx(90.0 - 60.0 / 12));
    CHECK(c.stretch == doctest::Approx(50 / 85.0));
    REQUIRE(c.circles.size() == 2);
    CHECK(c.circles[0].id == "clients");
    CHECK(c.circles[0].needed == doctest::Approx(50));
    CHECK(c.circles[0].available == doctest::Approx(85));
    CHECK(c.circles[1].id == "friends");
    CHECK(c.circles[1].needed == doctest::Approx(27));
    CHECK(c.circles[1].available == 0);
}

TEST_CASE("without blocks there is a need and no stretch") {
    world w;
    w.read_roster("[people.ada]\nevery = \"1 week\"\nphone = \"+44 1\"\nlast = 2026-11-20\n");
    w.clock("2026-12-01 09:00");
    w.join();
    const auto c = plan::plan(w.input()).capacity;
    CHECK(c.needed == doctest::Approx(25));
    CHECK(c.available == 0);
    CHECK(c.stretch == std::nullopt);
}
