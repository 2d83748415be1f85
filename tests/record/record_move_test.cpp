// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record_move.hpp"
#include "record/record_outcome.hpp"
#include "record/record_promise.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

TEST_CASE("a move to an hour that the change of clocks leaves out is to the hour after it") {
    auto w = third_of_december();
    const auto made =
        record::record_move(w.input(), {.person = "ada"}, at("2027-03-28T02:30"), page, w.ids());
    CHECK(made.value().at(0).to == at("2027-03-28T03:30"));
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

TEST_CASE("a date further ahead than the planner looks is refused") {
    auto w = third_of_december();
    const error far{
        errc::in_future,
        "to: found 2062-12-03T17:30, which is further ahead than intouch plans; expected 2046-12-01 "
        "or earlier"};
    CHECK(refused(record::record_move(w.input(), {.person = "ada"}, at("2062-12-03T17:30"), page, w.ids())) ==
          far);
    CHECK(refused(record::record_move(w.input(), {.person = "ada"}, at("2199-12-31"), page, w.ids())).code ==
          errc::in_future);
    CHECK(record::record_move(w.input(), {.person = "ada"}, at("2046-12-01T17:30"), page, w.ids()));
    CHECK(refused(record::record_promise(w.input(), "ada", {at("2062-12-03T17:30"), "the article"}, page,
                                         w.ids())) == far);
    CHECK(refused(record::record_outcome(
                      w.input(),
                      {.person = "ada", .outcome = entry_kind::no_answer, .next = at("2062-12-03T17:30")},
                      page, w.ids()))
              .code == errc::in_future);
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
