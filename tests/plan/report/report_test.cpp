// SPDX-License-Identifier: MIT
#include "plan/report/report.hpp"
#include "plan/story.hpp"
#include "record/record_promise.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::test;
using ledger::entry_kind;

namespace {

/// A Tuesday, with three people.
world a_week() {
    world w;
    w.read_roster(
        "[circles.clients]\nname = \"Clients and partners\"\n[circles.family]\n"
        "[people.ada]\nname = \"Ada Lovelace\"\ncircles = [\"clients\"]\nevery = \"1 month\"\nlast = "
        "2026-10-20\n"
        "[people.bob]\nname = \"Bob\"\ncircles = [\"family\", \"clients\"]\nevery = \"1 week\"\nlast = "
        "2026-11-27\n"
        "[people.cleo]\nname = \"Cleo\"\nevery = \"1 year\"\nlast = 2025-01-10\nlate = \"3 years\"\n");
    w.clock("2026-12-01 09:00");
    w.join();
    return w;
}

plan::report of_week(world& w, std::string_view on, const std::vector<std::string>& circles = {}) {
    return plan::report_of(w.input(), w.plan_and_publish(), plan::week_of(day(on)), circles);
}

/// The end of each day until `until`, as the daemon enters it.
void pass_days(world& w, std::string_view until) {
    for (date d = plan::today(w.input()) + days(1); d <= day(until); d += days(1)) {
        w.plan_and_publish();
        w.clock(print(d) + " 00:01");
        w.append(record::record_missed(w.input(), w.ids()));
    }
}

} // namespace

TEST_CASE("a week is Monday to Sunday, a month the whole month") {
    CHECK(plan::week_of(day("2026-12-06")) == plan::report_span{day("2026-11-30"), day("2026-12-06")});
    CHECK(plan::week_of(day("2026-11-30")) == plan::report_span{day("2026-11-30"), day("2026-12-06")});
    CHECK(plan::month_of(day("2028-02-11")) == plan::report_span{day("2028-02-01"), day("2028-02-29")});
}

TEST_CASE("tries, contacts and stories are those of the ledger, in these days alone") {
    world w = a_week();
    w.plan_and_publish();
    w.log({.person = "ada", .outcome = entry_kind::no_answer, .channel = "call", .note = "busy tone"});
    w.log({.person = "bob", .on = at("2026-11-29"), .note = "a Sunday walk"});
    w.log({.person = "cleo", .note = "got the lease"});
    const auto r = of_week(w, "2026-12-01");
    CHECK(r.from == day("2026-11-30"));
    CHECK(r.all.tried == 2);
    CHECK(r.all.reached == 1);
    CHECK(r.people == std::vector<plan::reached_person>{{"cleo", "Cleo"}});
    REQUIRE(r.stories.size() == 2);
    CHECK(r.stories[0].name == "Ada Lovelace");
    CHECK(r.stories[0].note == "busy tone");
    CHECK(r.stories[1].note == "got the lease");
    const auto before = of_week(w, "2026-11-29");
    CHECK(before.stories.size() == 1);
    CHECK(before.all == plan::report_counts{.planned = before.all.planned, .tried = 1, .reached = 1});
}

TEST_CASE("they who reached out were reached, and nothing was tried") {
    world w = a_week();
    w.log({.person = "ada", .outcome = entry_kind::they_reached_out});
    const auto r = of_week(w, "2026-12-01");
    CHECK(r.all.tried == 0);
    CHECK(r.all.reached == 1);
}

TEST_CASE("a contact counts in each circle of its person, and a circle shows its people alone") {
    world w = a_week();
    w.log({.person = "bob", .note = "hello"});
    w.log({.person = "cleo", .note = "no circle"});
    const auto r = of_week(w, "2026-12-01");
    REQUIRE(r.circles.size() == 2);
    CHECK(r.circles[0].name == "Clients and partners");
    CHECK(r.circles[0].counts.reached == 1);
    CHECK(r.circles[1].id == "family");
    CHECK(r.circles[1].counts.reached == 1);
    const auto family = of_week(w, "2026-12-01", {"family"});
    CHECK(family.all.reached == 1);
    CHECK(family.stories.size() == 1);
    CHECK(family.circles.size() == 1);
    CHECK(family.slipping.empty());
}

TEST_CASE("who was reached after two intervals or a year is told, with the contact before") {
    world w = a_week();
    w.log({.person = "ada"});  // 42 days after, every month
    w.log({.person = "cleo"}); // two years after
    w.log({.person = "bob"});
    const auto r = of_week(w, "2026-12-01");
    REQUIRE(r.again.size() == 1);
    CHECK(r.again[0].person == "cleo");
    CHECK(r.again[0].before == day("2025-01-10"));
}

TEST_CASE("a planned day without a word stays, until that day has its word") {
    world w = a_week();
    pass_days(w, "2026-12-03");
    auto r = of_week(w, "2026-12-01");
    REQUIRE(!r.silent.empty());
    const auto ada = std::ranges::find(r.silent, "ada", [](const auto& s) { return s.touch.person; });
    REQUIRE(ada != r.silent.end());
    CHECK(ada->touch.name == "Ada Lovelace");
    CHECK_FALSE(ada->word_since);
    const date missed = ada->touch.day;
    const std::string uid = ada->touch.uid;
    CHECK(r.all.planned >= int(r.silent.size()));
    CHECK(r.all.tried == 0);

    w.log({.person = "ada", .outcome = entry_kind::no_answer}); // a later word
    r = of_week(w, "2026-12-01");
    const auto since = std::ranges::find(r.silent, uid, [](const auto& s) { return s.touch.uid; });
    REQUIRE(since != r.silent.end());
    CHECK(since->word_since);

    w.log({.person = "ada", .on = when{missed, {}}}); // "I did, that day"
    r = of_week(w, "2026-12-01");
    CHECK(std::ranges::find(r.silent, uid, [](const auto& s) { return s.touch.uid; }) == r.silent.end());
}

TEST_CASE("a promise that went by keeps its words") {
    world w = a_week();
    w.append(record::record_promise(w.input(), "ada", {.to = at("2026-12-02"), .note = "send the article"},
                                    {}, w.ids()));
    pass_days(w, "2026-12-03");
    const auto r = of_week(w, "2026-12-01");
    const auto found =
        std::ranges::find(r.silent, plan::touch_kind::promise, [](const auto& s) { return s.touch.kind; });
    REQUIRE(found != r.silent.end());
    REQUIRE(!found->touch.reasons.empty());
    CHECK(found->touch.reasons[0].text == "send the article");
    CHECK(found->touch.day == day("2026-12-02"));
}

TEST_CASE("what comes are the touches of the next seven days, whatever days are told") {
    world w = a_week();
    const auto r = of_week(w, "2026-11-01");
    CHECK(!r.coming.empty());
    for (const auto& t : r.coming) {
        CHECK(t.day >= day("2026-12-01"));
        CHECK(t.day <= day("2026-12-08"));
    }
}

TEST_CASE("today is still to come for a report that ends before") {
    world w = a_week();
    w.append(record::record_move(w.input(), {.person = "ada"}, at("2026-12-01"), {}, w.ids()));
    const auto comes = [](const plan::report& r) {
        return std::ranges::count(r.coming, day("2026-12-01"), &plan::touch::day);
    };
    CHECK(comes(of_week(w, "2026-11-24")) == 1);
    CHECK(comes(of_week(w, "2026-12-01")) == 0); // planned in the week that is told
}

TEST_CASE("a person who left the roster leaves the report") {
    world w = a_week();
    w.log({.person = "cleo", .note = "got the lease"});
    w.read_roster("[people.ada]\nevery = \"1 month\"\n");
    const auto r = of_week(w, "2026-12-01");
    CHECK(r.stories.empty());
    CHECK(r.all.reached == 0);
}

TEST_CASE("a household counts once, and in a circle only its people are named") {
    world w;
    w.read_roster(
        "[circles.clients]\n[people.ada]\nname = \"Ada\"\nhousehold = \"home\"\nevery = \"1 week\"\n"
        "[people.bob]\nname = \"Bob\"\nhousehold = \"home\"\ncircles = [\"clients\"]\n");
    w.clock("2026-12-01 09:00");
    w.join();
    w.plan_and_publish();
    w.log({.person = "ada", .note = "tea"});
    const auto r = of_week(w, "2026-12-01");
    CHECK(r.all.reached == 1);
    CHECK(r.stories[0].name == "Ada, Bob");
    const auto clients = of_week(w, "2026-12-01", {"clients"});
    CHECK(clients.all.reached == 1);
    CHECK(clients.stories[0].name == "Bob");
    for (const auto& t : clients.coming) CHECK(t.name == "Bob");
}
