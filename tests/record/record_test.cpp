// SPDX-License-Identifier: MIT
// Whole entries, and every refusal. What they do to the dates is told in the stories of tests/data/plan.
#include "plan/story.hpp"
#include "record/displaced_places.hpp"
#include "record/record.hpp"
#include "record/record_day_end.hpp"

#include <doctest/doctest.h>

#include <functional>

namespace {

using namespace intouch;
using ledger::entry;
using ledger::entry_kind;
using ledger::entry_source;
using test::at;
using test::day;

/// Ada, every six weeks, last spoken to on 22 October; it is 3 December, 17:30.
test::world third_of_december() {
    test::world w;
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-22\nphone = \"+44 20 7946 0000\"\n"
                  "[people.grace]\nevery = \"1 month\"\nlast = 2026-11-20\n");
    w.clock("2026-10-22 08:00");
    w.join();
    w.clock("2026-12-03 17:30");
    return w;
}

entry expected(const test::world& w, int number, entry_kind kind, int round = 1) {
    entry e;
    e.id = fmt::format("{:026}", number);
    e.at = w.moment;
    e.person = "ada";
    e.round = round;
    e.kind = kind;
    e.on = at("2026-12-03T17:30");
    e.source = entry_source::page;
    return e;
}

const record::origin page{entry_source::page, "key-1"};

error refused(const result<std::vector<entry>>& r) {
    REQUIRE(!r);
    return r.error();
}

} // namespace

TEST_CASE("a contact closes the round and remembers its cadence date") {
    auto w = third_of_december();
    const auto made =
        record::record_outcome(w.input(), {.person = "ada", .note = "Her book is out."}, page, w.ids());
    auto e = expected(w, 3, entry_kind::reached);
    e.channel = "call";
    e.note = "Her book is out.";
    e.key = "key-1";
    e.ideal = day("2026-12-03");
    CHECK(made.value() == std::vector{e});
}

TEST_CASE("the date a contact remembers is never that of a pin or a rung") {
    auto w = third_of_december();
    w.log({.person = "ada", .outcome = entry_kind::no_answer});
    w.append(record::record_move(w.input(), {.person = "ada"}, at("2026-12-09"), {}, w.ids()));
    const auto made = record::record_outcome(w.input(), {.person = "ada"}, page, w.ids());
    CHECK(made.value().at(0).ideal == day("2026-12-03"));
    const auto skipped = record::record_skip(w.input(), {.person = "ada"}, page, w.ids());
    CHECK(skipped.value().at(0).ideal == day("2026-12-03"));
}

TEST_CASE("an attempt is of the open round by the planned channel") {
    auto w = third_of_december();
    const auto made =
        record::record_outcome(w.input(), {.person = "ada", .outcome = entry_kind::no_answer}, page, w.ids());
    auto e = expected(w, 3, entry_kind::no_answer);
    e.channel = "call";
    e.key = "key-1";
    CHECK(made.value() == std::vector{e});
}

TEST_CASE("unreachable remembers the detail that failed without repeating it") {
    auto w = third_of_december();
    const record::log_request wrong{.person = "ada", .outcome = entry_kind::unreachable};
    CHECK(record::record_outcome(w.input(), wrong, page, w.ids()).value().at(0).detail ==
          ledger::detail_hash("+44 20 7946 0000"));
    const record::log_request none{.person = "grace", .outcome = entry_kind::unreachable};
    CHECK(record::record_outcome(w.input(), none, page, w.ids()).value().at(0).detail ==
          ledger::detail_hash("no phone"));
}

TEST_CASE("an attempt with a next date enters both and they belong together") {
    auto w = third_of_december();
    const record::log_request request{
        .person = "ada", .outcome = entry_kind::no_answer, .next = at("2026-12-10T17:00")};
    const auto made = record::record_outcome(w.input(), request, page, w.ids());
    auto attempt = expected(w, 3, entry_kind::no_answer);
    attempt.channel = "call";
    attempt.key = "key-1";
    auto moved = expected(w, 4, entry_kind::moved);
    moved.to = at("2026-12-10T17:00");
    moved.key = "with:" + attempt.id;
    CHECK(made.value() == std::vector{attempt, moved});
}

TEST_CASE("a contact with a next date pins the round after it") {
    auto w = third_of_december();
    const auto made =
        record::record_outcome(w.input(), {.person = "ada", .next = at("2026-12-10")}, page, w.ids());
    REQUIRE(made.value().size() == 2);
    CHECK(made->at(1).kind == entry_kind::moved);
    CHECK(made->at(1).round == 2);
}

TEST_CASE("what is history pins the round that is open") {
    auto w = third_of_december();
    const record::log_request request{.person = "ada", .on = at("2026-10-01"), .next = at("2026-12-10")};
    const auto made = record::record_outcome(w.input(), request, page, w.ids());
    REQUIRE(made.value().size() == 2);
    CHECK(made->at(0).round == 0);
    CHECK(made->at(0).ideal == std::nullopt);
    CHECK(made->at(1).round == 1);
}

TEST_CASE("a spent ladder enters the skip in the same breath as the daemon's") {
    auto w = third_of_december();
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nvia = [\"call\"]\nlast = 2026-10-22\n");
    w.log({.person = "ada", .outcome = entry_kind::no_answer, .on = at("2026-12-01")});
    w.log({.person = "ada", .outcome = entry_kind::no_answer, .on = at("2026-12-02")});
    const auto made =
        record::record_outcome(w.input(), {.person = "ada", .outcome = entry_kind::no_answer}, page, w.ids());
    auto attempt = expected(w, 5, entry_kind::no_answer);
    attempt.channel = "call";
    attempt.key = "key-1";
    auto skipped = expected(w, 6, entry_kind::skipped);
    skipped.channel = "call";
    skipped.source = entry_source::daemon;
    skipped.key = "with:" + attempt.id;
    skipped.ideal = day("2026-12-03");
    CHECK(made.value() == std::vector{attempt, skipped});
}

TEST_CASE("a log is refused with what was found and what was expected") {
    auto w = third_of_december();
    const auto log = [&](const record::log_request& r) {
        return refused(record::record_outcome(w.input(), r, page, w.ids()));
    };
    CHECK(log({.person = "adda"}) ==
          error{errc::not_found,
                "person: found \"adda\", expected someone on the roster; did you mean \"ada\"?"});
    CHECK(log({.person = "zoroaster"}) ==
          error{errc::not_found, "person: found \"zoroaster\", expected someone on the roster"});
    CHECK(
        log({.person = "ada", .round = 3}) ==
        error{errc::conflict,
              "round: found 3, but the open round of ada is 1: look at it again and name that one, or none"});
    CHECK(log({.person = "ada", .outcome = entry_kind::missed}) ==
          error{errc::invalid,
                "outcome: found \"missed\", expected one of reached, they_reached_out, sent, left_message, "
                "no_answer, unreachable"});
    CHECK(log({.person = "ada", .channel = "pigeon"}) ==
          error{errc::invalid,
                "channel: found \"pigeon\", expected one of call, email, gift, letter, text, visit"});
    CHECK(log({.person = "ada", .channel = "leter"}) ==
          error{errc::invalid,
                "channel: found \"leter\", expected one of call, email, gift, letter, text, visit; did you "
                "mean \"letter\"?"});
    CHECK(log({.person = "ada", .on = at("2026-12-04")}) ==
          error{errc::in_future,
                "on: found 2026-12-04, which is still to come; expected 2026-12-03T17:30 or earlier"});
    CHECK(log({.person = "ada", .on = at("2026-12-03T17:31")}).code == errc::in_future);
    CHECK(log({.person = "ada", .next = at("2026-12-02")}) ==
          error{errc::in_past,
                "next: found 2026-12-02, which has gone by; expected 2026-12-03T17:30 or later"});
    CHECK(log({.person = "ada", .next = at("2026-12-03T17:29")}).code == errc::in_past);
}

TEST_CASE("today and this minute are neither past nor future") {
    auto w = third_of_december();
    for (const char* on : {"2026-12-03", "2026-12-03T17:30"}) {
        CHECK(record::record_outcome(w.input(), {.person = "ada", .on = at(on)}, page, w.ids()).has_value());
        CHECK(record::record_move(w.input(), {.person = "ada"}, at(on), page, w.ids()).has_value());
    }
}

TEST_CASE("the future begins at the user's midnight and not at another's") {
    auto w = third_of_december();
    w.home = test::zone("Pacific/Auckland"); // 05:30 on the 4th there
    CHECK(record::record_outcome(w.input(), {.person = "ada", .on = at("2026-12-04")}, page, w.ids())
              .has_value());
    w.home = test::zone("America/Los_Angeles");
    CHECK(refused(record::record_outcome(w.input(), {.person = "ada", .on = at("2026-12-04")}, page, w.ids()))
              .code == errc::in_future);
}

TEST_CASE("somebody only the ledger knows is not found and comes back whole") {
    auto w = third_of_december();
    w.log({.person = "ada"});
    w.read_roster("[people.grace]\nevery = \"1 month\"\nlast = 2026-11-20\n");
    CHECK(refused(record::record_outcome(w.input(), {.person = "ada"}, page, w.ids())).code ==
          errc::not_found);
    CHECK(plan::collect_demands(w.input()).wanted.size() == 1);
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\n");
    CHECK(w.wanted("ada").round == 2);
    CHECK(w.wanted("ada").ideal == day("2027-01-14"));
}

TEST_CASE("notes keep their lines and lose other control characters") {
    auto w = third_of_december();
    const auto made = record::record_note(w.input(), "ada", "one\r\ntwo\x1b[31m\x07", page, w.ids());
    auto e = expected(w, 3, entry_kind::noted, 0);
    e.note = "one\ntwo[31m";
    e.key = "key-1";
    CHECK(made.value() == std::vector{e});
    CHECK(refused(record::record_note(w.input(), "ada", " \n", page, w.ids())) ==
          error{errc::invalid, "note: found nothing, expected what is to be remembered"});
}

TEST_CASE("a move is of the open round and refuses what has gone by") {
    auto w = third_of_december();
    const auto made =
        record::record_move(w.input(), {.person = "ada", .round = 1}, at("2026-12-09T10:00"), page, w.ids());
    auto e = expected(w, 3, entry_kind::moved);
    e.to = at("2026-12-09T10:00");
    e.key = "key-1";
    CHECK(made.value() == std::vector{e});
    CHECK(refused(record::record_move(w.input(), {.person = "ada"}, at("2026-12-03T17:29"), page, w.ids())) ==
          error{errc::in_past,
                "to: found 2026-12-03T17:29, which has gone by; expected 2026-12-03T17:30 or later"});
    CHECK(refused(
              record::record_move(w.input(), {.person = "ada", .round = 2}, at("2026-12-09"), page, w.ids()))
              .code == errc::conflict);
    CHECK(
        refused(record::record_move(w.input(), {.person = "nobody"}, at("2026-12-09"), page, w.ids())).code ==
        errc::not_found);
}

TEST_CASE("a skip is of the open round") {
    auto w = third_of_december();
    const auto made =
        record::record_skip(w.input(), {.person = "ada", .round = 1, .note = "abroad"}, page, w.ids());
    auto e = expected(w, 3, entry_kind::skipped);
    e.channel = "call";
    e.note = "abroad";
    e.key = "key-1";
    e.ideal = day("2026-12-03");
    CHECK(made.value() == std::vector{e});
    CHECK(refused(record::record_skip(w.input(), {.person = "ada", .round = 7}, page, w.ids())).code ==
          errc::conflict);
    CHECK(refused(record::record_skip(w.input(), {.person = "nobody"}, page, w.ids())).code ==
          errc::not_found);
}

TEST_CASE("a pause ends after today or when resumed") {
    auto w = third_of_december();
    const auto made = record::record_pause(w.input(), "ada", day("2027-01-31"), "", page, w.ids());
    auto e = expected(w, 3, entry_kind::paused, 0);
    e.to = at("2027-01-31");
    e.key = "key-1";
    CHECK(made.value() == std::vector{e});
    CHECK(record::record_pause(w.input(), "ada", {}, "", page, w.ids()).value().at(0).to == std::nullopt);
    CHECK(refused(record::record_pause(w.input(), "ada", day("2026-12-03"), "", page, w.ids())) ==
          error{errc::in_past, "to: found 2026-12-03, expected a day after today, 2026-12-03"});
    CHECK(refused(record::record_pause(w.input(), "nobody", {}, "", page, w.ids())).code == errc::not_found);
}

TEST_CASE("who is not paused in the ledger cannot be resumed") {
    auto w = third_of_december();
    const auto resume = [&] { return record::record_resume(w.input(), "ada", "", page, w.ids()); };
    CHECK(
        refused(resume()) ==
        error{errc::conflict, "person: ada is not paused in the ledger, so that there is nothing to resume"});
    w.append(record::record_pause(w.input(), "ada", day("2026-12-10"), "", {}, w.ids()));
    CHECK(resume().value().at(0).kind == entry_kind::resumed);
    w.clock("2026-12-10 09:00"); // it ended by itself
    CHECK(refused(resume()).code == errc::conflict);
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\npause = 2027-01-31\n");
    CHECK(refused(resume()).text ==
          "person: ada is not paused in the ledger, so that there is nothing to resume; the "
          "roster pauses them until 2027-01-31: take `pause` out there");
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\npause = true\n");
    CHECK(refused(resume()).text ==
          "person: ada is not paused in the ledger, so that there is nothing to resume; the "
          "roster pauses them: take `pause` out there");
    w.append(record::record_pause(w.input(), "ada", {}, "", {}, w.ids()));
    CHECK(resume().has_value());
}

TEST_CASE("undo strikes the newest entry that is the user's") {
    auto w = third_of_december();
    CHECK(refused(record::record_undo(w.input(), w.entries, "", page, w.ids())).code == errc::not_found);
    w.log({.person = "grace"});
    w.log({.person = "ada"});
    const auto made = record::record_undo(w.input(), w.entries, "", page, w.ids());
    auto e = expected(w, 5, entry_kind::undone, 0);
    e.names = fmt::format("{:026}", 4);
    e.key = "key-1";
    CHECK(made.value() == std::vector{e});
    w.append(made);
    CHECK(record::record_undo(w.input(), w.entries, "", page, w.ids()).value().at(0).names ==
          fmt::format("{:026}", 3));
}

TEST_CASE("undo of a named entry is refused when it is not there or undone already or rested on") {
    auto w = third_of_december();
    w.log({.person = "ada", .outcome = entry_kind::no_answer});
    const auto first = w.entries.back().id;
    w.log({.person = "ada"});
    const auto undo = [&](const std::string& which) {
        return record::record_undo(w.input(), w.entries, which, page, w.ids());
    };
    CHECK(refused(undo("nothing")).code == errc::not_found);
    CHECK(refused(undo(first)).code == errc::conflict);
    w.append(undo(""));
    CHECK(refused(undo(w.entries.back().names)).code == errc::conflict);
    CHECK(undo(first).has_value());
}

TEST_CASE("undoing an attempt takes back the skip or the move it brought, the later first") {
    auto w = third_of_december();
    w.read_roster(
        "[people.ada]\nevery = \"6 weeks\"\nvia = [\"call\"]\nlast = 2026-10-22\nformerly = [\"ada-l\"]\n");
    w.log({.person = "ada", .outcome = entry_kind::no_answer, .next = at("2026-12-10")});
    const auto before = w.state.people.at("ada");
    for (const char* which : {"newest", "named"}) {
        CAPTURE(which);
        const auto attempt = w.entries.at(w.entries.size() - 2).id;
        const auto moved = w.entries.back().id;
        const auto made = record::record_undo(w.input(), w.entries,
                                              which == std::string("newest") ? "" : attempt, page, w.ids());
        REQUIRE(made.value().size() == 2);
        CHECK(made->at(0).names == moved);
        CHECK(made->at(0).key == "key-1");
        CHECK(made->at(1).names == attempt);
        CHECK(made->at(1).key.empty());
    }
    // The move alone may be named, and then the attempt stays.
    const auto alone = record::record_undo(w.input(), w.entries, w.entries.back().id, page, w.ids());
    REQUIRE(alone.value().size() == 1);
    w.append(alone);
    CHECK(w.of("ada").pin == std::nullopt);
    CHECK(w.of("ada").attempts == before.attempts);
    CHECK(record::record_undo(w.input(), w.entries, "", page, w.ids()).value().size() == 1);
}

TEST_CASE("what was entered together under an earlier id is undone together under the new one") {
    auto w = third_of_december();
    w.log({.person = "ada", .outcome = entry_kind::no_answer, .next = at("2026-12-10")});
    w.read_roster("[people.ada-king]\nevery = \"6 weeks\"\nlast = 2026-10-22\nformerly = [\"ada\"]\n");
    w.state = ledger::fold(w.entries, {{"ada", "ada-king"}});
    REQUIRE(w.of("ada-king").attempts.size() == 1);
    w.append(record::record_undo(w.input(), w.entries, "", page, w.ids()));
    CHECK(w.of("ada-king").attempts.empty());
    CHECK(w.of("ada-king").pin == std::nullopt);
}

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

TEST_CASE("what is displaced is what stood elsewhere or is gone and is put back as it was") {
    const ledger::published_touch a{.uid = "a",
                                    .owner = "ada",
                                    .kind = "cadence",
                                    .round = 1,
                                    .attempt = 1,
                                    .channel = "call",
                                    .length = {},
                                    .ideal = {},
                                    .latest = {},
                                    .day = day("2026-12-03"),
                                    .start = {},
                                    .block = {}};
    auto b = a;
    b.uid = "b";
    auto c = a;
    c.uid = "c";
    auto moved = b;
    moved.day = day("2026-12-04");
    auto fresh = a;
    fresh.uid = "d";
    const ledger::published_plan before{{"a", a}, {"b", b}, {"c", c}};
    const ledger::published_plan after{{"a", a}, {"b", moved}, {"d", fresh}};
    CHECK(record::displaced_places(before, after) == std::vector{b, c});
    CHECK(record::displaced_places(before, before).empty());
    CHECK(record::put_back(after, {b, c}) ==
          ledger::published_plan{{"a", a}, {"b", b}, {"c", c}, {"d", fresh}});
}

TEST_CASE("spans of days away are those that are written") {
    test::world w;
    w.read_settings(
        "[[away]]\nfrom = 2026-12-20\nto = 2027-01-03\nwhat = \"Holidays\"\n[[away]]\nfile = \"x.ics\"\n");
    CHECK(plan::written_away(w.settings) ==
          std::vector<plan::away_span>{{day("2026-12-20"), day("2027-01-03"), "Holidays"}});
}

TEST_CASE("lost and found are said once each") {
    test::world w;
    w.clock("2026-12-01 09:00");
    w.read_roster("[people.ada]\nphone = \"+44 1\"\nvia = [\"call\"]\n");
    w.join();
    const auto nobody = record::record_found(w.input(), "ada", "", {}, w.ids());
    REQUIRE(!nobody);
    CHECK(nobody.error().code == errc::conflict);
    w.append(record::record_lost(w.input(), "ada", "moved", {}, w.ids()));
    CHECK(w.of("ada").lost);
    const auto again = record::record_lost(w.input(), "ada", "", {}, w.ids());
    REQUIRE(!again);
    CHECK(again.error().code == errc::conflict);
    w.append(record::record_found(w.input(), "ada", "", {}, w.ids()));
    CHECK_FALSE(w.of("ada").lost);
    CHECK(record::record_lost(w.input(), "adaa", "", {}, w.ids()).error().code == errc::not_found);
    w.log({.person = "ada", .outcome = ledger::entry_kind::unreachable});
    CHECK(record::record_found(w.input(), "ada", "", {}, w.ids()).error().text ==
          "person: nobody said that ada is lost; a new number or address on the roster brings them back");
}

TEST_CASE("one occurrence of a block is moved or left out and named by where the rule has it") {
    auto w = third_of_december();
    roster::block& b = w.settings.blocks["calls"];
    b.id = "calls";
    b.when = {parse_week_range("Tue 17:00-18:00", true).value()};
    const auto moved =
        record::record_block(w.input(), "calls", at("2026-12-08T17:00"), at("2026-12-09"), page, w.ids());
    REQUIRE(moved);
    auto e = expected(w, 3, entry_kind::block_moved, 0);
    e.person = "block:calls";
    e.block = "calls";
    e.key = "key-1";
    e.on = at("2026-12-08T17:00");
    e.to = at("2026-12-09T17:00"); // a day keeps the time
    CHECK(*moved == std::vector{e});
    ledger::apply(w.state, {}, e);

    const auto skipped = record::record_block(w.input(), "calls", at("2026-12-09T17:00"), {}, page, w.ids());
    REQUIRE(skipped);
    CHECK(skipped->front().kind == entry_kind::block_skipped);
    CHECK(skipped->front().on == at("2026-12-08T17:00"));

    CHECK(refused(record::record_block(w.input(), "call", at("2026-12-08T17:00"), {}, page, w.ids())) ==
          error{errc::not_found,
                "block: found \"call\", expected one of intouch.toml; did you mean \"calls\"?"});
    CHECK(refused(record::record_block(w.input(), "calls", at("2026-12-08T18:00"), {}, page, w.ids())) ==
          error{errc::not_found,
                "on: found 2026-12-08T18:00, expected the beginning of an occurrence of calls"});
    CHECK(refused(record::record_block(w.input(), "calls", at("2026-12-01T17:00"), {}, page, w.ids())).code ==
          errc::in_past);
    CHECK(refused(record::record_block(w.input(), "calls", at("2026-12-15T17:00"), at("2026-12-01"), page,
                                       w.ids()))
              .code == errc::in_past);
}
