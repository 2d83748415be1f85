// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record_block.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

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

TEST_CASE("no block is moved to a day away") {
    auto w = third_of_december();
    roster::block& b = w.settings.blocks["calls"];
    b.id = "calls";
    b.when = {parse_week_range("Tue 17:00-18:00", true).value()};
    w.away = {{day("2026-12-20"), day("2027-01-03"), "Holidays"}};
    const auto gone = refused(record::record_block(w.input(), "calls", at("2026-12-15T17:00"),
                                                   at("2026-12-24T08:30"), page, w.ids()));
    CHECK(gone.code == errc::conflict);
    CHECK(gone.text.starts_with("to: found 2026-12-24T08:30, but you are away"));
}

TEST_CASE("without a day the next occurrence outside away days is meant") {
    auto w = third_of_december();
    roster::block& b = w.settings.blocks["calls"];
    b.id = "calls";
    b.when = {parse_week_range("Tue 17:00-18:00", true).value()};
    CHECK(record::which_occurrence(w.input(), "calls", {}).value() == at("2026-12-08T17:00"));
    w.away = {{day("2026-12-07"), day("2026-12-16"), "Holidays"}};
    CHECK(record::which_occurrence(w.input(), "calls", {}).value() == at("2026-12-22T17:00"));
    CHECK(record::which_occurrence(w.input(), "calls", at("2026-12-15")).value() == at("2026-12-15T17:00"));
}
