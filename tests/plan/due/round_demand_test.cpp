// SPDX-License-Identifier: MIT
#include "plan/due/ada.hpp"
#include "plan/due/round_demand.hpp"
#include "plan/due/suiting_blocks.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using namespace intouch::test;

plan::round_demand round_of(const world& w) {
    const auto in = w.input();
    return plan::round_demand_of(in, plan::party_of(in, in.roster.people.at("ada")));
}

plan::demand wanted_at(double class_pace, const world& w) {
    const auto in = w.input();
    plan::suiting_blocks blocks(in);
    return *plan::round_demand_of(in, plan::party_of(in, in.roster.people.at("ada")), blocks, class_pace)
                .wanted;
}

} // namespace

TEST_CASE("a pin beats a pause, and a pause delays the cadence date") {
    world w = with_ada("2026-12-01 10:00");
    w.append(record::record_pause(w.input(), "ada", day("2026-12-20"), "", {}, w.ids()));
    CHECK(round_of(w).wanted->ideal == day("2026-12-20"));
    CHECK(round_of(w).cadence_ideal == day("2026-12-03"));
    CHECK(round_of(w).skip_ideal == day("2026-12-20"));
    w.append(record::record_move(w.input(), {.person = "ada"}, at("2026-12-10"), {}, w.ids()));
    const auto pinned = round_of(w);
    CHECK(pinned.wanted->ideal == day("2026-12-10"));
    CHECK(pinned.wanted->latest == day("2026-12-10"));
    CHECK(pinned.warnings.front().code == plan::warning_code::pin_while_paused);
}

TEST_CASE("a pin that has passed stands against no pause") {
    world w = with_ada("2026-12-01 10:00");
    w.append(record::record_move(w.input(), {.person = "ada"}, at("2026-12-02"), {}, w.ids()));
    w.append(record::record_pause(w.input(), "ada", day("2026-12-20"), "", {}, w.ids()));
    w.clock("2026-12-05 10:00"); // nobody entered that the day went by
    CHECK(round_of(w).wanted->ideal == day("2026-12-20"));
    CHECK(round_of(w).wanted->earliest == day("2026-12-20"));
    w.append(record::record_pause(w.input(), "ada", std::nullopt, "", {}, w.ids()));
    CHECK_FALSE(round_of(w).wanted);
}

TEST_CASE("a person who has not joined has no demand") {
    world w;
    w.read_roster(ada);
    w.clock("2026-12-01 10:00");
    CHECK_FALSE(round_of(w).wanted);
}

TEST_CASE("a pause without end leaves no demand") {
    world w = with_ada("2026-12-01 10:00");
    w.append(record::record_pause(w.input(), "ada", std::nullopt, "", {}, w.ids()));
    CHECK_FALSE(round_of(w).wanted);
}

TEST_CASE("a pace stretches the date and the window of a cadence round") {
    const world w = with_ada("2026-12-01 10:00");
    const auto wished = wanted_at(1, w);
    const auto d = wanted_at(2, w);
    CHECK(d.own_ideal == day("2026-12-03"));
    CHECK(d.ideal == day("2027-01-14")); // twice 42 days
    CHECK(d.latest - d.ideal == 2 * (wished.latest - wished.ideal));
    CHECK(d.earliest == wished.earliest);
}

TEST_CASE("no pace stretches an intro step") {
    world w;
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nstage = \"new\"\nphone = \"+44 20 7946 0000\"\n");
    w.clock("2026-12-01 10:00");
    w.join();
    const auto wished = wanted_at(1, w);
    const auto d = wanted_at(3, w);
    REQUIRE(d.kind == plan::touch_kind::intro);
    CHECK(d.ideal == wished.ideal);
    CHECK(d.latest == wished.latest);
    CHECK(d.interval == wished.interval);
}

TEST_CASE("a fall of the pace holds for new rounds, and for a touch that lost its place") {
    world w = with_ada("2026-12-01 10:00");
    w.publish("ada", day("2027-02-20"));
    w.published.begin()->second.pace = 2;
    CHECK(wanted_at(1.5, w).pace == 2);
    CHECK(wanted_at(3, w).pace == 3); // a rise holds at once
    w.away.push_back({day("2027-02-18"), day("2027-02-21"), "holiday"});
    CHECK(wanted_at(1.5, w).pace == 1.5);
    w.away.clear();
    w.published.begin()->second.block = "removed";
    CHECK(wanted_at(1.5, w).pace == 1.5);
}
