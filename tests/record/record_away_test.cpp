// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record_away.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

TEST_CASE("days away are one entry about nobody, and undo ends them") {
    auto w = third_of_december();
    const auto made =
        record::record_away(w.input(), {day("2026-12-20"), day("2027-01-03"), "skiing"}, page, w.ids());
    REQUIRE(made.value().size() == 1);
    const auto& e = made->front();
    CHECK(e.person.empty());
    CHECK(e.kind == entry_kind::away);
    CHECK(e.on == at("2026-12-20"));
    CHECK(e.to == at("2027-01-03"));
    CHECK(e.note == "skiing");
    w.append(made);
    CHECK(w.state.aways.size() == 1);
    CHECK(ledger::fold(w.entries) == w.state);
    w.append(record::record_undo(w.input(), w.entries, "", page, w.ids()));
    CHECK(w.state.aways.empty());
    CHECK(ledger::fold(w.entries) == w.state);
}

TEST_CASE("a touch keeps clear of days away that the ledger tells") {
    auto w = third_of_december();
    const auto planned = [&] { return plan::plan(w.input()).touches.front().day; };
    const auto before = planned();
    w.append(record::record_away(w.input(), {before, before + days(2), ""}, page, w.ids()));
    CHECK(planned() > before + days(2));
    CHECK(record::record_away(w.input(), {day("2026-12-04"), std::nullopt, ""}, page, w.ids())->front().to ==
          std::nullopt);
}

TEST_CASE("days away are refused when they are over, backwards or too far") {
    auto w = third_of_december();
    const auto said = [&](const char* from, std::optional<date> to) {
        return refused(record::record_away(w.input(), {day(from), to, ""}, page, w.ids()));
    };
    CHECK(said("2026-12-02", std::nullopt).code == errc::in_past);
    CHECK(said("2026-12-05", day("2026-12-04")) ==
          error{errc::invalid, "to: found 2026-12-04, expected a day not before 2026-12-05"});
    CHECK(said("2026-12-05", day("2099-01-01")).code == errc::in_future);
    // One that has begun is fine.
    CHECK(record::record_away(w.input(), {day("2026-12-01"), day("2026-12-04"), ""}, page, w.ids())
              .has_value());
}
