// SPDX-License-Identifier: MIT
#include "record/fixture.hpp"
#include "record/record.hpp"

namespace {

using namespace intouch;
using namespace intouch::test;

} // namespace

TEST_CASE("one outcome for several people is one act, and its first entry bears the key") {
    auto w = third_of_december();
    const record::log_several both{{"ada", "grace"}, {.person = {}, .outcome = entry_kind::no_answer}};
    const auto made = record::record(w.input(), w.entries, both, page, w.ids()).value();
    REQUIRE(made.size() == 2);
    CHECK(made[0].person == "ada");
    CHECK(made[0].key == "key-1");
    CHECK(made[1].person == "grace");
    CHECK(made[1].key == "beside:" + made[0].id);
}

TEST_CASE("an outcome for several people enters each round once") {
    auto w = third_of_december();
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nhousehold = \"home\"\n"
                  "[people.bob]\nevery = \"6 weeks\"\nhousehold = \"home\"\n"
                  "[people.grace]\nevery = \"1 month\"\nlast = 2026-11-20\n");
    const record::log_several all{{"ada", "bob", "grace", "grace"}, {.person = {}}};
    const auto made = record::record(w.input(), w.entries, all, page, w.ids()).value();
    REQUIRE(made.size() == 2);
    CHECK(made[0].person == "home");
    CHECK(made[1].person == "grace");
    CHECK(made[1].key == "beside:" + made[0].id);
}

TEST_CASE("one unknown person refuses the outcome for all") {
    auto w = third_of_december();
    const record::log_several both{{"ada", "nobody"}, {.person = {}}};
    CHECK(refused(record::record(w.input(), w.entries, both, page, w.ids())).code == errc::not_found);
}

TEST_CASE("each command makes the entry of its kind") {
    auto w = third_of_december();
    const auto kind_of = [&](const record::command& what) {
        return record::record(w.input(), w.entries, what, page, w.ids()).value().front().kind;
    };
    CHECK(kind_of(record::log_request{.person = "ada"}) == entry_kind::reached);
    CHECK(kind_of(record::move_touch{{.person = "ada"}, at("2026-12-09")}) == entry_kind::moved);
    CHECK(kind_of(record::skip_touch{{.person = "ada"}}) == entry_kind::skipped);
    CHECK(kind_of(record::pause_person{"ada", std::nullopt, {}}) == entry_kind::paused);
    CHECK(kind_of(record::note_on_person{"ada", "Moved to Bath."}) == entry_kind::noted);
    CHECK(kind_of(record::lose_person{"ada", {}}) == entry_kind::lost);
    CHECK(kind_of(record::make_promise{"ada", {at("2026-12-09"), "the article"}}) == entry_kind::promised);
    w.log({.person = "ada"});
    CHECK(kind_of(record::undo{}) == entry_kind::undone);
}
