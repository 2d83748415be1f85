// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record.hpp"
#include "record/record_undo.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

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
    CHECK(refused(undo(first)) ==
          error{errc::conflict, "\"reached\" (Ada, 2026-12-03) depends on \"no answer\" (Ada, 2026-12-03); "
                                "undo \"reached\" first: its id is " +
                                    w.entries.back().id});
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

TEST_CASE("undo takes back what one request said of several people") {
    auto w = third_of_december();
    const auto before = w.state;
    w.append(record::record(
        w.input(), w.entries,
        record::log_several{{"ada", "grace"},
                            {.person = {}, .outcome = entry_kind::no_answer, .next = at("2026-12-10")}},
        page, w.ids()));
    const auto made = record::record_undo(w.input(), w.entries, "", page, w.ids());
    REQUIRE(made.value().size() == 4); // an attempt and a move of each
    CHECK(made->front().key == "key-1");
    w.append(made);
    CHECK(w.of("ada").attempts == before.people.at("ada").attempts);
    CHECK(w.of("grace").pin == before.people.at("grace").pin);
}

TEST_CASE("a named entry of a request about several people takes back that person's alone") {
    auto w = third_of_december();
    w.append(record::record(
        w.input(), w.entries,
        record::log_several{{"ada", "grace"}, {.person = {}, .outcome = entry_kind::no_answer}}, page,
        w.ids()));
    const auto of_grace = w.entries.back().id;
    w.append(record::record_undo(w.input(), w.entries, of_grace, page, w.ids()));
    CHECK(w.of("grace").attempts.empty());
    CHECK(w.of("ada").attempts.size() == 1);
    // What is left of the act goes next.
    w.append(record::record_undo(w.input(), w.entries, "", page, w.ids()));
    CHECK(w.of("ada").attempts.empty());
}
