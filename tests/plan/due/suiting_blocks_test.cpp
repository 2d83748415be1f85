// SPDX-License-Identifier: MIT
#include "plan/due/suiting_blocks.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a block suits where the first occurrence after the window leaves time") {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n");
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-22\n");
    w.clock("2026-12-01 09:00");
    w.join();
    const auto in = w.input();
    plan::suiting_blocks blocks(in);
    auto d = w.wanted("ada", "cadence");
    CHECK(blocks.let_in(d));
    CHECK(blocks.suit(d, day("2026-12-03"), day("2026-12-04")));
    CHECK(blocks.first_after(d, in.zone.to_instant(local_second(day("2026-12-02")))) == day("2026-12-08"));
    d.contact.reach = {parse_week_range("Wed 09:00-12:00").value()};
    CHECK(blocks.let_in(d));
    CHECK_FALSE(blocks.suit(d, day("2026-12-03"), day("2026-12-04")));
    CHECK_FALSE(blocks.first_after(d, in.moment));
}
