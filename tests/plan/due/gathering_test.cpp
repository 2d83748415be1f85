// SPDX-License-Identifier: MIT
#include "plan/due/gathering.hpp"
#include "plan/due/weekend.hpp"
#include "plan/plan.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("a refused gathering entry names its fault") {
    world w = with(weekend, "2026-12-02 10:00");
    const auto record = [&](const record::gathering_request& request) {
        return refusal(record::record_gathering(w.input(), request, {}, w.ids()));
    };
    using enum ledger::entry_kind;
    CHECK(record({.gathering = "sixpack"}) ==
          "gathering: found \"sixpack\", expected a gathering of the roster; did you mean \"six-pack\"?");
    CHECK(record({.gathering = "six-pack", .outcome = reached}) ==
          "outcome: found \"reached\", expected one of booked, held, skipped");
    CHECK(record({.gathering = "six-pack", .round = 3}) ==
          "round: found 3, but the open round of six-pack is 1: look at it again and name that one, or none");
    CHECK(record({.gathering = "six-pack", .on = at("2026-12-03")}) ==
          "on: found 2026-12-03, which is still to come; expected 2026-12-02 or earlier");
    CHECK(record({.gathering = "six-pack", .to = day("2026-12-03")}) ==
          "to: found beside \"held\", expected only with \"booked\", for the first day that was booked");
    CHECK(record({.gathering = "six-pack", .outcome = booked, .to = day("2026-12-01")}) ==
          "to: found 2026-12-01, which has gone by; expected 2026-12-02 or later");
    CHECK(record({.gathering = "six-pack", .outcome = skipped, .excused = {"ada"}}) ==
          "excused: found beside \"skipped\", expected only with \"held\"");
    CHECK(record({.gathering = "six-pack", .excused = {"mary"}}) ==
          "excused: found \"mary\", expected members of six-pack: ada, grace");
    CHECK(record({.gathering = "six-pack"}) == "none");
}

TEST_CASE("the agenda shows the next gathering and counts the gatherings held in a row") {
    world w = with(weekend, "2026-12-02 10:00");
    const auto uid = [](const char* round) { return plan::make_uid("test", "gathering", "six-pack", round); };
    const plan::shown_gathering next{.id = "six-pack",
                                     .name = "The Six-Pack weekend",
                                     .day = day("2027-05-07"),
                                     .days = 3,
                                     .book_by = day("2026-11-07"),
                                     .held = 1,
                                     .uid = uid("1")};
    CHECK((plan::plan(w.input()).gatherings == std::vector{next}));

    w.append(record::record_gathering(w.input(),
                                      {.gathering = "six-pack",
                                       .outcome = ledger::entry_kind::booked,
                                       .to = day("2027-05-14"),
                                       .note = "The hut."},
                                      {}, w.ids()));
    auto booked = next;
    booked.note = "The hut.";
    booked.day = day("2027-05-14");
    booked.book_by.reset();
    CHECK((plan::plan(w.input()).gatherings == std::vector{booked}));

    w.clock("2027-05-17 09:00");
    w.append(record::record_gathering(w.input(), {.gathering = "six-pack"}, {}, w.ids()));
    auto held = booked;
    held.held = 2;
    held.took_place = true;
    held.note.clear();
    const plan::shown_gathering after{.id = "six-pack",
                                      .name = "The Six-Pack weekend",
                                      .day = day("2028-05-12"),
                                      .days = 3,
                                      .book_by = day("2027-11-12"),
                                      .held = 2,
                                      .uid = uid("2")};
    CHECK((plan::plan(w.input()).gatherings == std::vector{held, after}));
    CHECK(w.of("ada").last_contact->on.day == day("2027-05-14"));

    w.append(record::record_gathering(
        w.input(), {.gathering = "six-pack", .outcome = ledger::entry_kind::skipped}, {}, w.ids()));
    CHECK(plan::plan(w.input()).gatherings.back().held == 0);
}

TEST_CASE("the roster may say how many gatherings were held in a row") {
    world w = with(std::string(weekend) + "held = 18\n", "2026-12-02 10:00");
    CHECK(plan::plan(w.input()).gatherings.back().held == 18);
    w.clock("2027-05-10 09:00");
    w.append(record::record_gathering(w.input(), {.gathering = "six-pack"}, {}, w.ids()));
    CHECK(plan::plan(w.input()).gatherings.front().held == 19);
    CHECK(plan::plan(w.input()).gatherings.back().held == 19);
}

TEST_CASE("a booking has its day before the gathering") {
    world w = with(weekend, "2026-12-02 10:00");
    const auto move = [&](std::string_view to) {
        return refusal(record::record_move(w.input(), {.person = "six-pack"}, at(to), {}, w.ids()));
    };
    CHECK(move("2027-05-06") == "none");
    CHECK(move("2027-05-07") ==
          "to: found 2027-05-07, but The Six-Pack weekend begins on 2027-05-07; expected "
          "a day before it to book it");
    CHECK(move("2027-05-20T10:00") != "none");
    CHECK(
        refusal(record::record_gathering(
            w.input(),
            {.gathering = "six-pack", .outcome = ledger::entry_kind::booked, .on = at("2027-05-07")}, {},
            w.ids())) ==
        "on: found 2027-05-07, which is still to come, expected the day on which you booked it; `to` (--to) "
        "is the first day of the gathering");
}

TEST_CASE("a gathering dated before the last one changes neither the next date nor a round") {
    world w = with(weekend, "2026-12-02 10:00");
    const auto before = plan::plan(w.input());
    w.append(
        record::record_gathering(w.input(), {.gathering = "six-pack", .on = at("2025-05-09")}, {}, w.ids()));
    CHECK(w.entries.back().round == 0);
    CHECK((plan::plan(w.input()).gatherings == before.gatherings));
}

TEST_CASE("a gathering that is said to be left out after its day keeps its date in the year") {
    const auto next_after = [](std::string_view said) {
        world w = with(weekend, "2026-12-02 10:00");
        w.clock(said);
        w.append(record::record_gathering(
            w.input(), {.gathering = "six-pack", .outcome = ledger::entry_kind::skipped}, {}, w.ids()));
        return plan::plan(w.input()).gatherings.back().day;
    };
    CHECK(next_after("2027-04-01 10:00") == day("2028-05-05"));
    CHECK(next_after("2027-08-20 10:00") == day("2028-05-05"));
    CHECK(next_after("2028-06-20 10:00") == day("2029-05-04")); // that of 2028 went by too
}

TEST_CASE("a gathering that is held early and due again in the same year has another UID") {
    world w =
        with("[people.ada]\n[gatherings.club]\nmembers = [\"ada\"]\nlast = 2026-01-20\n", "2026-12-02 10:00");
    w.clock("2027-01-02 10:00");
    w.append(record::record_gathering(w.input(), {.gathering = "club", .on = at("2027-01-01")}, {}, w.ids()));
    auto shown = plan::plan(w.input()).gatherings;
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].day == day("2027-01-01"));
    CHECK(shown[1].day == day("2028-01-01"));
    w.clock("2027-12-30 10:00");
    w.append(record::record_gathering(w.input(), {.gathering = "club", .on = at("2027-12-29")}, {}, w.ids()));
    shown = plan::plan(w.input()).gatherings;
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].day == day("2027-12-29"));
    CHECK(shown[0].uid == plan::gathering_uid(w.input(), "club", 2));
    CHECK(shown[1].uid == plan::gathering_uid(w.input(), "club", 3));
}
