// SPDX-License-Identifier: MIT
#include "screens/fixture.hpp"
#include "screens/news.hpp"

using namespace intouch;
using namespace intouch::test;

TEST_CASE("news names the person, what was said, and what comes next") {
    auto w = tuesday();
    w.log({.person = "ada"});
    const auto id = w.entries.back().id;
    const auto a = plan::plan(w.input());
    const auto said = screens::news_of(id, w.entries, a, w.input());
    CHECK(said.text.starts_with("Ada Lovelace: reached. Next "));
    CHECK(said.undo == id);
    CHECK(screens::news_of("nothing", w.entries, a, w.input()) == screens::news{});
}

TEST_CASE("what was taken back is no news, and taking it back is") {
    auto w = tuesday();
    w.log({.person = "ada"});
    const auto id = w.entries.back().id;
    w.append(record::record_undo(w.input(), w.entries, "", {}, w.ids()));
    const auto a = plan::plan(w.input());
    CHECK(screens::news_of(id, w.entries, a, w.input()) == screens::news{});
    const auto undone = screens::news_of(w.entries.back().id, w.entries, a, w.input());
    CHECK(undone.text.starts_with("Ada Lovelace: taken back."));
    CHECK(undone.undo.empty());
}
