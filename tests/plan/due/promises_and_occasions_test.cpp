// SPDX-License-Identifier: MIT
// Beyond the stories of promises and occasions: refusals, and days that stand against a limit.
#include "plan/due/promises_and_occasions.hpp"
#include "plan/due/weekend.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

using namespace intouch;
using namespace intouch::test;

std::vector<std::string> told(const plan::agenda& a) {
    std::vector<std::string> out;
    for (const auto& w : a.warnings)
        if (w.code != plan::warning_code::detail_missing)
            out.push_back(fmt::format("{} {} {} {}", plan::name(w.code), w.person,
                                      w.date ? print(*w.date) : "-", w.text));
    return out;
}

plan::touch only(const plan::agenda& a, plan::touch_kind kind) {
    std::vector<plan::touch> found;
    std::ranges::copy_if(a.touches, std::back_inserter(found),
                         [&](const plan::touch& t) { return t.kind == kind; });
    REQUIRE(found.size() == 1);
    return found.front();
}

} // namespace

TEST_CASE("a refused promise names its fault") {
    world w = with(weekend, "2026-12-02 10:00");
    const auto promise = [&](const char* who, const char* to, const char* note) {
        return refusal(record::record_promise(w.input(), who, {at(to), note}, {}, w.ids()));
    };
    CHECK(promise("adda", "2026-12-04", "x") ==
          "person: found \"adda\", expected someone on the roster; did you mean \"ada\"?");
    CHECK(promise("ada", "2026-12-01", "x") ==
          "to: found 2026-12-01, which has gone by; expected 2026-12-02 or later");
    CHECK(promise("ada", "2026-12-04", " \n") == "note: found nothing, expected what was promised");
    CHECK(promise("ada", "2026-12-02", "x") == "none");
}

TEST_CASE("a promise is kept by its name, or without one when it is the only promise") {
    world w = with(weekend, "2026-12-02 10:00");
    const auto kept = [&](const char* which) {
        return refusal(record::record_kept(w.input(), "ada", which, "", {}, w.ids()));
    };
    CHECK(kept("") == "promise: there is no open promise to ada");
    w.append(record::record_promise(w.input(), "ada", {at("2026-12-04"), "the article"}, {}, w.ids()));
    const auto first = w.entries.back().id;
    CHECK(kept("X") == "promise: found \"X\", which is no open promise to ada");
    CHECK(kept(first.c_str()) == "none");
    w.append(record::record_promise(w.input(), "ada", {at("2026-12-05"), "the key"}, {}, w.ids()));
    CHECK(kept("") ==
          fmt::format("promise: there are several promises to ada, name one of {} (for 2026-12-04: "
                      "the article), {} (for 2026-12-05: the key)",
                      first, w.entries.back().id));
}

TEST_CASE("an outcome may name its touch; a touch that is no longer planned is refused") {
    world w = with(weekend, "2026-12-02 10:00");
    w.append(record::record_promise(w.input(), "ada", {at("2026-12-04"), "the article"}, {}, w.ids()));
    const auto uid = w.wanted("ada", "promise").uid;
    const record::log_request sent{
        .person = "ada", .outcome = ledger::entry_kind::sent, .channel = "email", .touch = uid};
    w.log(sent);
    CHECK(w.entries.back().names == w.of("ada").history.at(1).id);
    CHECK(w.of("ada").promises.empty());
    const auto again = record::record_outcome(w.input(), sent, {}, w.ids());
    REQUIRE_FALSE(again);
    CHECK(again.error().code == errc::conflict);
    CHECK(again.error().text == "touch: found \"" + uid +
                                    "\", which is not planned for ada any more: look at what is now and "
                                    "name that one, or none");
}

TEST_CASE("an occasion on an away day stands, with a warning") {
    world w = with("[people.ada]\nlast = 2026-11-30\n[[people.ada.occasions]]\nname = \"Birthday\"\n"
                   "on = \"12-10\"\nvia = [\"call\"]\n",
                   "2026-12-02 10:00");
    w.away.push_back({day("2026-12-08"), day("2026-12-12"), "Skiing"});
    const auto a = plan::plan(w.input());
    const auto t = only(a, plan::touch_kind::occasion);
    CHECK(t.day == day("2026-12-10"));
    CHECK(t.pinned);
    CHECK(told(a) == std::vector<std::string>{"occasion-on-away ada 2026-12-10 Skiing"});
}

TEST_CASE("a promise on an away day stands, with a warning") {
    world w = with("[people.ada]\nlast = 2026-11-30\n", "2026-12-02 10:00");
    w.append(record::record_promise(w.input(), "ada", {at("2026-12-10"), "the article"}, {}, w.ids()));
    w.away.push_back({day("2026-12-08"), day("2026-12-12"), "Skiing"});
    const auto a = plan::plan(w.input());
    CHECK(only(a, plan::touch_kind::promise).day == day("2026-12-10"));
    CHECK(told(a) == std::vector<std::string>{"pin-on-away ada 2026-12-10 Skiing"});
}

TEST_CASE("an occasion takes a time in a block that accepts it") {
    world w;
    w.read_settings("[blocks.calls]\nwhen = [\"Thu 17:00-18:00\"]\n");
    w.clock("2026-12-02 10:00");
    w.read_roster("[people.ada]\nlast = 2026-11-30\n[[people.ada.occasions]]\nname = \"Birthday\"\n"
                  "on = \"12-10\"\nvia = [\"call\"]\n");
    w.join();
    const auto t = only(plan::plan(w.input()), plan::touch_kind::occasion);
    CHECK(t.block == "calls");
    CHECK(print(*t.start, w.home) == "2026-12-10T17:00:00+01:00");
}

TEST_CASE("an occasion has no touch while its channels are unusable") {
    world w = with("[people.ada]\nlast = 2026-11-30\nphone = \"+44 20 7946 0000\"\nemail = "
                   "\"ada@example.org\"\nvia = [\"call\", \"email\"]\n"
                   "[[people.ada.occasions]]\nname = \"Birthday\"\non = \"01-10\"\nvia = [\"call\"]\n",
                   "2026-12-02 10:00");
    w.log({.person = "ada", .outcome = ledger::entry_kind::unreachable, .channel = "call"});
    const auto all = plan::collect_demands(w.input());
    CHECK(std::ranges::count(all.wanted, plan::touch_kind::occasion, &plan::demand::kind) == 0);
    CHECK(std::ranges::count(all.warnings, plan::warning_code::no_channel, &plan::warning::code) == 1);
}

TEST_CASE("the next try of a promise waits for the end of a pause; a pause without end is told") {
    world w =
        with("[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-22\nphone = \"+44 1\"\n", "2026-11-02 09:00");
    w.append(record::record_promise(w.input(), "ada", {at("2026-11-03"), "the article"}, {}, w.ids()));
    w.clock("2026-11-03 18:00");
    const auto uid = only(plan::plan(w.input()), plan::touch_kind::promise).uid;
    w.log({.person = "ada", .outcome = ledger::entry_kind::no_answer, .touch = uid});
    w.append(record::record_pause(w.input(), "ada", day("2026-12-20"), "", {}, w.ids()));
    CHECK(only(plan::plan(w.input()), plan::touch_kind::promise).day >= day("2026-12-20"));
    w.append(record::record_pause(w.input(), "ada", std::nullopt, "", {}, w.ids()));
    const auto a = plan::plan(w.input());
    CHECK(only(a, plan::touch_kind::promise).day < day("2026-12-20"));
    CHECK(std::ranges::count(a.warnings, plan::warning_code::pin_while_paused, &plan::warning::code) == 1);
}
