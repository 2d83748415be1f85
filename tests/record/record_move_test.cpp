// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record_move.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

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
