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
    CHECK(said.text.starts_with("Ada Lovelace: reached. Next: Call Ada Lovelace, "));
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

TEST_CASE("news of another day are no news") {
    auto w = tuesday();
    w.log({.person = "ada"});
    const auto id = w.entries.back().id;
    w.clock("2026-12-02 00:01");
    CHECK(screens::news_of(id, w.entries, plan::plan(w.input()), w.input()) == screens::news{});
}

TEST_CASE("news of days away, of a promise and of a block name the days, and whether others move") {
    auto w = tuesday();
    const auto told = [&](const record::command& what) {
        w.plan_and_publish();
        w.append(record::record(w.input(), w.entries, what, {}, w.ids()));
        return screens::news_of(w.entries.back().id, w.entries, plan::plan(w.input()), w.input()).text;
    };
    const auto day = [](const char* text) { return parse_date(text).value(); };
    CHECK(told(record::away_request{day("2026-12-14"), day("2026-12-16"), {}}) ==
          "Away from 14 Dec 2026 to 16 Dec 2026.");
    CHECK(told(record::away_request{day("2026-12-20"), {}, "skiing"}) == "Away on 20 Dec 2026: skiing.");
    CHECK(told(record::make_promise{"ada", {{day("2026-12-04"), {}}, "send it"}}) ==
          "Ada Lovelace: promised for 4 Dec 2026: send it. Next: Ada Lovelace: send it, Fri 4 Dec 2026.");
    CHECK(told(record::change_block{"calls", when{day("2026-12-03"), minutes(17 * 60)}, {}, {}}) ==
          "\"Keeping in touch\": block left out: 3 Dec 2026 17:00.\nNo touch moves.");
}
