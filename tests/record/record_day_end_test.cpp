// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record_day_end.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

TEST_CASE("everybody whom the ledger has not seen joins today") {
    auto w = third_of_december();
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\n[people.mary]\nevery = \"1 month\"\n");
    const auto made = record::record_joined(w.input(), w.ids());
    auto e = expected(w, 3, entry_kind::joined, 0);
    e.person = "mary";
    e.on = at("2026-12-03");
    e.source = entry_source::daemon;
    CHECK(made == std::vector{e});
    w.append(made);
    CHECK(record::record_joined(w.input(), w.ids()).empty());
}

TEST_CASE("a missed day is keyed by touch and day and entered once") {
    auto w = third_of_december();
    w.publish("ada", day("2026-12-03"));
    w.clock("2026-12-04 00:00");
    const auto uid = plan::touch_uid("test", "ada", 1);
    auto e = expected(w, 3, entry_kind::missed);
    e.on = at("2026-12-03");
    e.channel = "call";
    e.source = entry_source::daemon;
    e.key = "missed:" + uid + ":2026-12-03";
    const auto made = record::record_missed(w.input(), w.ids());
    CHECK(made == std::vector{e});
    w.append(made);
    CHECK(record::record_missed(w.input(), w.ids()).empty());
}

TEST_CASE("missed days are entered in the order of the days") {
    auto w = third_of_december();
    w.publish("ada", day("2026-12-06"));
    w.publish("grace", day("2026-12-05"));
    w.clock("2026-12-10 09:00");
    const auto made = record::record_missed(w.input(), w.ids());
    REQUIRE(made.size() == 2);
    CHECK(made[0].person == "grace");
    CHECK(made[1].person == "ada");
}

TEST_CASE("a time on the same day that was chosen after a try is missed") {
    auto w = third_of_december();
    w.log({.person = "ada", .outcome = entry_kind::no_answer, .next = at("2026-12-03T18:30")});
    w.publish("ada", day("2026-12-03"));
    w.clock("2026-12-04 00:00");
    CHECK(record::record_missed(w.input(), w.ids()).size() == 1);
}

TEST_CASE("what is not open any more is not missed") {
    auto closed = third_of_december();
    closed.publish("ada", day("2026-12-03"));
    closed.log({.person = "ada"});
    auto gone = third_of_december();
    gone.publish("ada", day("2026-12-03"));
    gone.read_roster("[people.grace]\nevery = \"1 month\"\n");
    auto tried = third_of_december();
    tried.publish("ada", day("2026-12-03"));
    tried.log({.person = "ada", .outcome = entry_kind::no_answer});
    for (auto* w : {&closed, &gone, &tried}) {
        w->clock("2026-12-04 00:00");
        CHECK(record::record_missed(w->input(), w->ids()).empty());
    }
}
