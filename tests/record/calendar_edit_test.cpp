// SPDX-License-Identifier: MIT
#include "plan/availability/block_changes.hpp"
#include "plan/plan.hpp"
#include "record/calendar_edit.hpp"
#include "record/fixture.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace intouch;
using namespace intouch::test;
using ledger::calendar_change;
using record::calendar_edit;

constexpr std::string_view roster = R"(
[people.ada]
every = "6 weeks"
last = 2026-10-22
[gatherings.six-pack]
members = ["ada"]
every = "1 year"
book = "6 months"
last = 2026-05-08
)";

world second_of_december() {
    world w;
    w.read_settings("[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n");
    w.read_roster(roster);
    w.clock("2026-10-22 08:00");
    w.join();
    w.append(record::record_promise(w.input(), "ada", {at("2026-12-04"), "the article"}, {}, w.ids()));
    w.clock("2026-12-02 10:00");
    return w;
}

plan::touch touch_of(const world& w, std::string_view owner, std::string_view kind) {
    for (auto& t : plan::plan(w.input()).touches)
        if (t.owner == owner && plan::name(t.kind) == kind) return t;
    throw std::runtime_error("nothing is planned");
}

/// "moved 1" for an entry of round 1, or "! " and why not; it is appended.
std::string entered(world& w, const calendar_edit& edit, const std::string& key = "edit-1") {
    const auto made =
        record::record_calendar_edit(w.input(), w.entries, edit, {entry_source::caldav, key}, w.ids());
    if (!made) return "! " + made.error().text;
    if (made->empty()) return "nothing";
    auto text = std::string(ledger::name(made->front().kind)) + " " + std::to_string(made->front().round);
    w.append(made);
    return text;
}

} // namespace

TEST_CASE("a dragged event moves its touch") {
    auto w = second_of_december();
    const auto t = touch_of(w, "ada", "cadence");
    CHECK(entered(w, {.what = calendar_change::moved, .touch = t, .to = at("2026-12-09T17:00")}) ==
          "moved 1");
    CHECK(w.entries.back().to == at("2026-12-09T17:00"));
    CHECK(w.entries.back().source == entry_source::caldav);
}

TEST_CASE("an event with a time that is made one of the whole day stays so beside a block") {
    for (const auto* kind : {"cadence", "promise"}) {
        INFO(kind);
        auto w = second_of_december();
        const auto before = touch_of(w, "ada", kind);
        CHECK(entered(w, {.what = calendar_change::moved, .touch = before, .to = at("2026-12-08T10:00")}, "a")
                  .starts_with("moved"));
        const auto timed = touch_of(w, "ada", kind);
        REQUIRE(timed.start);
        CHECK(entered(w, {.what = calendar_change::moved, .touch = timed, .to = at("2026-12-08")}, "b")
                  .starts_with("moved"));
        const auto all_day = touch_of(w, "ada", kind);
        CHECK(all_day.day == at("2026-12-08").day);
        CHECK_FALSE(all_day.start);
        // Dragged to another day with a block, it still is one of the whole day.
        CHECK(entered(w, {.what = calendar_change::moved, .touch = all_day, .to = at("2026-12-15")}, "c")
                  .starts_with("moved"));
        CHECK(touch_of(w, "ada", kind).day == at("2026-12-15").day);
        CHECK_FALSE(touch_of(w, "ada", kind).start);
        // The words "on the 15th" leave the hour to the plan.
        w.append(record::record_move(w.input(), {.person = "ada", .touch = all_day.uid}, at("2026-12-15"), {},
                                     w.ids()));
        CHECK(touch_of(w, "ada", kind).start);
    }
}

TEST_CASE("a deleted event skips its touch, a promise beside the round too") {
    auto w = second_of_december();
    CHECK(entered(w, {.what = calendar_change::skipped, .touch = touch_of(w, "ada", "promise")}, "a") ==
          "skipped 0");
    CHECK(entered(w, {.what = calendar_change::skipped, .touch = touch_of(w, "ada", "cadence")}, "b") ==
          "skipped 1");
}

TEST_CASE("a mark in the title logs an outcome, and a booking takes only one of them") {
    auto w = second_of_december();
    CHECK(entered(w, {.what = calendar_change::no_answer, .touch = touch_of(w, "ada", "cadence")}, "a") ==
          "no_answer 1");
    const auto booking = touch_of(w, "six-pack", "booking");
    CHECK(entered(w, {.what = calendar_change::no_answer, .touch = booking}, "b").starts_with("! a booking"));
    CHECK(entered(w, {.what = calendar_change::reached, .touch = booking}, "c") == "booked 1");
}

TEST_CASE("a completion taken back undoes the entry that closed the round") {
    auto w = second_of_december();
    const auto t = touch_of(w, "ada", "cadence");
    CHECK(entered(w, {.what = calendar_change::reached, .touch = t}, "a") == "reached 1");
    const auto closing = w.entries.back().id;
    const auto agenda = plan::plan(w.input());
    const auto closed = std::ranges::find(agenda.closed, t.uid, &plan::shown_closed::uid);
    REQUIRE(closed != agenda.closed.end());
    CHECK(entered(w, {.what = calendar_change::undone, .closed = *closed}, "b") == "undone 0");
    CHECK(w.entries.back().names == closing);
    CHECK(entered(w, {.what = calendar_change::undone, .closed = *closed}, "c")
              .starts_with("! there is nothing"));
}

TEST_CASE("a completion of a household that is taken back undoes the round of the household") {
    auto w = second_of_december();
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-22\n");
    w.log({.person = "ada"}); // round 1 of Ada alone
    const auto own = w.entries.back().id;
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-22\nhousehold = \"home\"\n"
                  "[people.zoe]\nevery = \"6 weeks\"\nlast = 2026-10-22\nhousehold = \"home\"\n");
    w.clock("2026-12-03 10:00");
    w.log({.person = "home"});
    const auto closing = w.entries.back().id;
    const auto agenda = plan::plan(w.input());
    const auto closed =
        std::ranges::find(agenda.closed, plan::touch_uid("test", "home", 1), &plan::shown_closed::uid);
    REQUIRE(closed != agenda.closed.end());
    CHECK(closed->entry != own);
    CHECK(entered(w, {.what = calendar_change::undone, .closed = *closed}) == "undone 0");
    CHECK(w.entries.back().names == closing);
}

TEST_CASE("an occurrence of a block is moved or left out, unless the block is gone") {
    auto w = second_of_december();
    CHECK(entered(w,
                  {.what = calendar_change::block_moved,
                   .block = "calls",
                   .on = at("2026-12-08T17:00"),
                   .to = at("2026-12-09T17:00")},
                  "a") == "block_moved 0");
    CHECK(entered(w, {.what = calendar_change::block_skipped, .block = "calls", .on = at("2026-12-15T17:00")},
                  "b") == "block_skipped 0");
    CHECK(entered(w, {.what = calendar_change::block_skipped, .on = at("2026-12-15T17:00")}, "c")
              .starts_with("! the block"));
}

TEST_CASE("an edit that the ledger holds already makes no entry") {
    auto w = second_of_december();
    const calendar_edit edit{.what = calendar_change::skipped, .touch = touch_of(w, "ada", "cadence")};
    CHECK(entered(w, edit) == "skipped 1");
    CHECK(entered(w, edit) == "nothing");
}

TEST_CASE("an event whose touch is no longer planned changes nothing") {
    auto w = second_of_december();
    CHECK(entered(w, {.what = calendar_change::moved, .to = at("2026-12-09")}) ==
          "! moved in the calendar, but it is not planned any more");
}

TEST_CASE("a tick counts after the round was closed elsewhere, unless its contact did that") {
    for (const bool in_view : {true, false}) { // whether the edit comes with the touch as it was
        INFO(in_view);
        const auto edit = [&](const plan::touch& t, calendar_change what) {
            calendar_edit e{.what = what, .uid = t.uid};
            if (in_view) e.touch = t;
            return e;
        };
        auto w = second_of_december();
        const auto t = touch_of(w, "ada", "cadence");
        w.append(record::record_skip(w.input(), {.person = "ada"}, {}, w.ids()));
        CHECK(entered(w, edit(t, calendar_change::reached), "a") == "reached 2");
        CHECK(w.state.people.at("ada").round == 3);
        CHECK(entered(w, edit(t, calendar_change::skipped), "b") == "nothing");
        CHECK(entered(w, edit(t, calendar_change::no_answer), "c") ==
              "! marked in the calendar, but it is not planned any more");

        auto x = second_of_december();
        const auto u = touch_of(x, "ada", "cadence");
        x.append(record::record_outcome(x.input(), {.person = "ada", .outcome = entry_kind::reached}, {},
                                        x.ids()));
        CHECK(entered(x, edit(u, calendar_change::reached), "a") == "nothing");
    }
}

TEST_CASE("a contact that is not after the last one is told to be history") {
    auto w = second_of_december();
    const auto t = touch_of(w, "ada", "cadence");
    CHECK(entered(w, {.what = calendar_change::reached, .touch = t, .on = at("2026-10-20 12:00")}, "a") ==
          "reached 0");
    CHECK(record::note_on_history(w.input(), w.entries.back()) ==
          "Tue 20 Oct 2026 is not after the last contact on Thu 22 Oct 2026: it is kept as history, and the "
          "touch stays planned");
    CHECK(touch_of(w, "ada", "cadence") == t);
    CHECK(entered(w, {.what = calendar_change::reached, .touch = t}, "b") == "reached 1");
    CHECK(record::note_on_history(w.input(), w.entries.back()).empty());
    const auto promise = touch_of(w, "ada", "promise");
    CHECK(entered(w, {.what = calendar_change::reached, .touch = promise, .on = at("2026-10-20 12:00")},
                  "c") == "reached 0");
    CHECK(record::note_on_history(w.input(), w.entries.back()).empty());
}

TEST_CASE("the change of an occurrence is taken back, and nothing else that leaves it out") {
    auto w = second_of_december();
    const auto edit = [](calendar_change what, std::optional<when> to = {}) {
        return calendar_edit{.what = what, .block = "calls", .on = at("2026-12-15T17:00"), .to = to};
    };
    CHECK(entered(w, edit(calendar_change::undone), "a") ==
          "! \"Calls\" on Tue 15 Dec 2026: you did not leave it out, so it stays out as long as "
          "intouch.toml or a day away says so");
    CHECK(entered(w, edit(calendar_change::block_skipped), "b") == "block_skipped 0");
    const std::string skipped = w.entries.back().id;
    CHECK(entered(w, edit(calendar_change::undone), "c") == "undone 0");
    CHECK(w.entries.back().names == skipped);
    CHECK(entered(w, edit(calendar_change::block_moved, at("2026-12-16T18:00")), "d") == "block_moved 0");
    CHECK(entered(w, edit(calendar_change::undone), "e") == "undone 0");
}

TEST_CASE("what is dragged too far is named, with its day") {
    auto w = second_of_december();
    const auto t = touch_of(w, "ada", "cadence");
    CHECK(entered(w, {.what = calendar_change::moved, .touch = t, .to = at("2066-12-09T17:00")}) ==
          "! moved to Thu 9 Dec 2066 17:00, which is further ahead than intouch plans; it is put "
          "back");
    CHECK(entered(w,
                  {.what = calendar_change::block_moved,
                   .block = "calls",
                   .on = at("2026-12-15T17:00"),
                   .to = at("2066-12-09T17:00")},
                  "b") == "! \"Calls\" on Tue 15 Dec 2026: moved to Thu 9 Dec 2066 17:00, which is "
                          "further ahead than intouch plans; it is put back");
}

TEST_CASE("an about touch that is put on a told day is not moved, and on another day it is pinned") {
    auto w = second_of_december();
    auto t = touch_of(w, "ada", "cadence");
    t.firm = false;
    t.day = day("2027-01-20");
    t.first_told = day("2027-01-12");
    const auto dragged = [&](std::string_view to) {
        return calendar_edit{.what = calendar_change::moved, .touch = t, .to = at(to)};
    };
    CHECK(entered(w, dragged("2027-01-20"), "a") == "nothing");
    CHECK(entered(w, dragged("2027-01-12"), "b") == "nothing");
    CHECK(entered(w, dragged("2027-01-20 17:30"), "c") == "moved 1");
    auto again = second_of_december();
    CHECK(entered(again, dragged("2027-01-21"), "d") == "moved 1");
}

TEST_CASE("an edit that is older than another word about the same touch changes nothing") {
    auto w = second_of_december();
    const auto t = touch_of(w, "ada", "cadence");
    w.clock("2026-12-02 10:05");
    w.append(record::record_move(w.input(), {.person = "ada"}, at("2026-12-11"), page, w.ids()));
    w.clock("2026-12-02 10:15");
    const auto edit = [&](calendar_change what, std::string_view made) {
        return calendar_edit{
            .what = what, .touch = t, .to = at("2026-12-09T17:00"), .made = parse_instant(made).value()};
    };
    CHECK(entered(w, edit(calendar_change::moved, "2026-12-02T09:00:00Z"), "a") ==
          "! changed in the calendar on Wed 2 Dec 2026 10:00; your word of Wed 2 Dec 2026 10:05 (moved) is "
          "newer and "
          "counts");
    CHECK(entered(w, edit(calendar_change::skipped, "2026-12-02T09:00:00Z"), "b").starts_with("! changed"));
    auto x = w;
    CHECK(entered(x, edit(calendar_change::moved, "2026-12-02T09:06:00Z"), "c") == "moved 1");
    x = w; // unknown: the moment in which it is read
    auto unknown = edit(calendar_change::moved, "2026-12-02T09:00:00Z");
    unknown.made.reset();
    CHECK(entered(x, unknown, "d") == "moved 1");
    x = w; // a contact happened, wherever its touch is now
    auto tick = edit(calendar_change::reached, "2026-12-02T09:00:00Z");
    tick.to.reset();
    CHECK(entered(x, tick, "e") == "reached 1");
    w.log({.person = "ada", .outcome = entry_kind::no_answer});
    w.entries.back().source = entry_source::page;
    CHECK(entered(w, tick, "f").starts_with("! changed"));
}

TEST_CASE("an older change of an occurrence of a block changes nothing") {
    auto w = second_of_december();
    w.append(record::record_block(w.input(), "calls", at("2026-12-15T17:00"), at("2026-12-17T17:00"), page,
                                  w.ids()));
    w.clock("2026-12-02 10:15");
    CHECK(entered(w, {.what = calendar_change::block_moved,
                      .block = "calls",
                      .on = at("2026-12-15T17:00"),
                      .to = at("2026-12-16T17:00"),
                      .made = parse_instant("2026-12-02T08:00:00Z").value()})
              .starts_with("! changed"));
}

TEST_CASE("all changes of an occurrence are taken back together") {
    auto w = second_of_december();
    const auto edit = [](calendar_change what, std::optional<when> to = {}) {
        return calendar_edit{.what = what, .block = "calls", .on = at("2026-12-15T17:00"), .to = to};
    };
    CHECK(entered(w, edit(calendar_change::block_moved, at("2026-12-16T18:00")), "a") == "block_moved 0");
    CHECK(entered(w, edit(calendar_change::block_moved, at("2026-12-17T18:00")), "b") == "block_moved 0");
    CHECK(entered(w, edit(calendar_change::undone), "c") == "undone 0");
    CHECK(plan::changes_of(w.state, w.settings.blocks.at("calls")).empty());
    CHECK(entered(w, edit(calendar_change::undone), "d").starts_with("! "));
}

TEST_CASE("a touch that was moved away before its day was over was not missed on that day") {
    auto w = second_of_december();
    w.publish("ada", day("2026-12-03"));
    w.clock("2026-12-05 09:00"); // the daemon was off
    w.append(record::record_missed(w.input(), w.ids()));
    REQUIRE(w.entries.back().kind == entry_kind::missed);
    const auto t = touch_of(w, "ada", "retry");
    const auto moved = [&](std::string_view made) {
        return calendar_edit{.what = calendar_change::moved,
                             .touch = t,
                             .to = at("2026-12-11T17:00"),
                             .made = parse_instant(made).value()};
    };
    auto late = w;
    CHECK(entered(late, moved("2026-12-04T10:00:00Z"), "a") == "moved 1");
    CHECK(late.entries.back().kind == entry_kind::moved);
    CHECK(entered(w, moved("2026-12-02T20:00:00Z"), "a") == "moved 1");
    CHECK(w.entries.back().kind == entry_kind::undone);
    CHECK(w.of("ada").missed == 0);
    CHECK(w.of("ada").pin == at("2026-12-11T17:00"));
}

TEST_CASE("a tick for somebody who is no longer on the roster is kept and can be taken back") {
    auto w = second_of_december();
    const auto t = touch_of(w, "ada", "cadence");
    w.read_roster("[people.grace]\nevery = \"6 weeks\"\n");
    CHECK(entered(w, {.what = calendar_change::reached, .uid = t.uid, .on = at("2026-12-02T10:00")}, "a") ==
          "reached 1");
    CHECK(record::note_on_history(w.input(), w.entries.back()) ==
          "\"ada\" is not on the roster any more: the contact is in the ledger, and counts when \"ada\" is "
          "back");
    auto back = w;
    back.read_roster(::roster);
    CHECK(touch_of(back, "ada", "cadence").day > day("2027-01-01"));
    CHECK(entered(w, {.what = calendar_change::undone, .uid = t.uid, .entry = w.entries.back().id}, "b") ==
          "undone 0");
    w.read_roster(::roster);
    CHECK(w.of("ada").round == 1);
}
