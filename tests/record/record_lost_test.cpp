// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record_lost.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

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
