// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record_pause.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

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
