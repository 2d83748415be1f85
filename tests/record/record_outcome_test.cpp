// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record_outcome.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

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

TEST_CASE("a next date after a try beside the round moves that touch, of whichever member it is") {
    auto w = third_of_december();
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-22\nhousehold = \"home\"\n"
                  "[[people.ada.occasions]]\nname = \"Wedding\"\non = \"01-15\"\nvia = [\"call\"]\n"
                  "[people.bob]\nevery = \"6 weeks\"\nlast = 2026-10-22\nhousehold = \"home\"\n");
    w.append(record::record_promise(w.input(), "bob", {at("2026-12-04"), "the article"}, {}, w.ids()));
    const auto promise = w.entries.back().id;
    const auto moved = [&](const std::string& touch) {
        const record::log_request request{
            .person = "ada", .outcome = entry_kind::no_answer, .next = at("2027-01-18"), .touch = touch};
        const auto made = record::record_outcome(w.input(), request, page, w.ids()).value();
        REQUIRE(made.size() == 2);
        CHECK(made[1].kind == entry_kind::moved);
        CHECK(made[1].round == 0);
        CHECK(made[1].to == at("2027-01-18"));
        CHECK(made[1].key == "with:" + made[0].id);
        return made[1].person + " " + made[1].names;
    };
    CHECK(moved(plan::occasion_touch_uid("test", "ada", "Wedding", 2027)) == "ada ada 2027 Wedding");
    CHECK(moved(plan::promise_uid("test", "bob", promise)) == "bob " + promise);
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
                "on: found 2026-12-04, which is still to come; expected 2026-12-03 or earlier"});
    CHECK(log({.person = "ada", .on = at("2026-12-03T17:31")}).code == errc::in_future);
    CHECK(log({.person = "ada", .next = at("2026-12-02")}) ==
          error{errc::in_past, "next: found 2026-12-02, which has gone by; expected 2026-12-03 or later"});
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
