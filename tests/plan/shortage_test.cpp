// SPDX-License-Identifier: MIT
// Years in which the blocks give three calls a week and six are needed. bench/steadiness does the same with
// whole rosters.
#include "plan/generated.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace intouch;
using namespace intouch::test;

namespace {

constexpr int years = 4;
constexpr int settling = 2;

struct kind_of_people {
    std::string id;
    span every;
    int count;
};
const std::vector<kind_of_people> kinds{{"weekly", {1, span_unit::week}, 2},
                                        {"fortnightly", {2, span_unit::week}, 2},
                                        {"monthly", {1, span_unit::month}, 6},
                                        {"quarterly", {3, span_unit::month}, 12},
                                        {"yearly", {1, span_unit::year}, 24}};

world too_little() {
    world w;
    w.clock("2027-01-04 09:00"); // a Monday
    roster::block b;
    b.id = b.name = "calls";
    b.when = {parse_week_range("Mon,Wed,Fri 17:00-17:25").value()};
    w.settings.blocks["calls"] = b;
    dice d(1);
    for (const auto& kind : kinds) {
        for (int i = 0; i < kind.count; ++i) {
            roster::person p;
            p.id = fmt::format("{}-{}", kind.id, i);
            p.name = p.id;
            p.cadence.every = kind.every;
            p.details = {{"phone", "+44 1"}};
            p.last = day_at(w.home, w.moment) - days(1 + d.below(static_cast<int>(mean_days(kind.every))));
            w.roster.people[p.id] = p;
        }
    }
    w.join();
    return w;
}

/// Mum is due today, and 12 people are late by years, for one block a week with room for two.
world backlog() {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n");
    std::string roster = "[people.mum]\nevery = \"2 weeks\"\nvia = [\"call\"]\nphone = \"+44 2\"\n"
                         "protect = true\nlast = 2026-11-17\n";
    for (int i = 0; i < 12; ++i)
        roster += fmt::format("[people.p{}]\nevery = \"6 weeks\"\nvia = [\"call\"]\nphone = \"+44 1{}\"\n"
                              "last = {}-03-0{}\n",
                              i, i, i < 6 ? 2024 : 2025, 1 + i % 6);
    w.read_roster(roster);
    w.clock("2026-12-01 09:00");
    w.join();
    return w;
}

plan::touch touch_of_mum(const plan::agenda& a) {
    return *std::ranges::find(a.touches, "mum", &plan::touch::person);
}

} // namespace

TEST_CASE("in a shortage of years all cadences stretch alike and few touches move") {
    world w = too_little();
    const date first = day_at(w.home, w.moment);
    const date measured = first + days(settling * 364);
    const date end = first + days(years * 364);
    std::map<std::string, int> contacts; // by kind
    int moved = 0;
    int calls = 0;
    int full = 0;
    for (date today = first; today < end; today += days(weekday_of(today) == std::chrono::Friday ? 3 : 2)) {
        w.clock(print(today) + " 09:00");
        const auto agenda = plan::plan(w.input());
        const auto published = plan::to_publish(agenda);
        for (const auto& [uid, was] : w.published) {
            const auto now = published.find(uid);
            moved += now != published.end() && now->second.start != was.start ? 1 : 0;
        }
        w.published = published;
        w.pace = agenda.pace;
        w.moment += std::chrono::hours(9); // all are called when it is their time
        int called = 0;
        for (const auto& t : agenda.touches) {
            if (t.day != today) continue;
            w.log({.person = t.person, .outcome = ledger::entry_kind::reached});
            if (today >= measured) ++contacts[t.person.substr(0, t.person.find('-'))];
            ++called;
        }
        calls += called;
        full += called == 1 ? 1 : 0;
    }
    CHECK(full >= years * 156 - 2);
    std::map<std::string, double> stretch;
    for (const auto& kind : kinds) {
        const double lived = static_cast<double>((end - measured).count()) * kind.count;
        stretch[kind.id] = lived / (contacts[kind.id] * mean_days(kind.every));
        INFO(kind.id << " " << stretch[kind.id]);
    }
    const auto [least, most] =
        std::ranges::minmax_element(stretch, {}, [](const auto& s) { return s.second; });
    CAPTURE(least->first);
    CAPTURE(least->second);
    CAPTURE(most->first);
    CAPTURE(most->second);
    CHECK(most->second / least->second <= 1.6); // one round more or less of the longest shows

    CHECK(moved <= 2 * calls);
}

TEST_CASE("protected people have their dates before everybody who is late") {
    world w = backlog();
    const auto with_last = [&](std::string_view last) {
        w.roster.people.at("mum").last = day(last);
        const auto made = plan::plan(w.input());
        REQUIRE(made.capacity.is_short);
        return touch_of_mum(made);
    };
    CHECK(with_last("2026-11-17").day == day("2026-12-01"));
    CHECK(with_last("2026-11-20").within);
    CHECK(with_last("2026-11-30").within);
    CHECK(with_last("2026-09-01").day == day("2026-12-01"));
}

TEST_CASE("in a shortage, a block that moves by an hour keeps the days that were told") {
    world w = too_little();
    (void)w.plan_and_publish();
    w.clock("2027-01-05 09:00");
    const auto before = w.plan_and_publish();
    w.settings.blocks["calls"].when = {parse_week_range("Mon,Wed,Fri 18:00-18:25").value()};
    const auto after = plan::plan(w.input());
    REQUIRE(before.touches.size() == after.touches.size());
    for (const plan::touch& t : before.touches) {
        CAPTURE(t.person);
        const auto now = std::ranges::find(after.touches, t.uid, &plan::touch::uid);
        CHECK(now->day == t.day);
        CHECK(now->firm == t.firm);
        CHECK(now->first_told == t.first_told);
        if (t.start) CHECK(*now->start == *t.start + std::chrono::hours(1));
    }
}

TEST_CASE("in a shortage, a person under a new name keeps the day and hour that were told") {
    world w = too_little();
    const auto before = w.plan_and_publish();
    const plan::touch told = before.touches.front();
    REQUIRE(told.start.has_value());
    auto node = w.roster.people.extract(told.person);
    node.key() = "zed";
    node.mapped().id = "zed";
    node.mapped().formerly = {told.person};
    w.roster.people.insert(std::move(node));
    w.state = ledger::fold(w.entries, plan::renames_of(w.roster));
    const auto after = plan::plan(w.input());
    REQUIRE(before.touches.size() == after.touches.size());
    for (const plan::touch& t : before.touches) {
        CAPTURE(t.person);
        const std::string person = t.person == told.person ? "zed" : t.person;
        const auto now = std::ranges::find(after.touches, person, &plan::touch::person);
        CHECK(now->day == t.day);
        CHECK(now->start == t.start);
    }
}

TEST_CASE("in a shortage, two people who become a household keep the pace that was told") {
    world w = too_little();
    const auto before = w.plan_and_publish();
    const plan::touch& told = before.touches.front();
    for (const plan::touch* t : {&told, &before.touches.at(1)})
        w.roster.people.at(t->person).household = "home";
    w.join();
    const auto after = plan::plan(w.input());
    const auto now = std::ranges::find(after.touches, "home", &plan::touch::owner);
    REQUIRE(now != after.touches.end());
    CHECK(now->pace <= told.pace);
}

TEST_CASE("in a shortage, a block with a new id keeps the hours that were told") {
    world w = too_little();
    const auto before = w.plan_and_publish();
    auto node = w.settings.blocks.extract("calls");
    node.key() = node.mapped().id = "talk";
    w.settings.blocks.insert(std::move(node));
    const auto after = plan::plan(w.input());
    REQUIRE(before.touches.size() == after.touches.size());
    for (const plan::touch& t : before.touches) {
        CAPTURE(t.person);
        const auto now = std::ranges::find(after.touches, t.uid, &plan::touch::uid);
        CHECK(now->day == t.day);
        CHECK(now->start == t.start);
        CHECK(now->firm == t.firm);
    }
}

TEST_CASE("a block that moves to an hour that has passed today leaves nothing there") {
    world w = too_little();
    (void)w.plan_and_publish();
    w.clock("2027-01-06 12:00"); // a Wednesday
    const auto before = w.plan_and_publish();
    REQUIRE(before.touches.front().day == day("2027-01-06"));
    w.settings.blocks["calls"].when = {parse_week_range("Mon,Wed,Fri 10:00-10:25").value()};
    for (const plan::touch& t : plan::plan(w.input()).touches) CHECK((!t.start || *t.start > w.moment));
}

TEST_CASE("in a shortage, the reasons tell what is in the way and that a day was told before") {
    world w = backlog();
    w.away = {{day("2026-12-01"), day("2026-12-01"), "Trip"}};
    const auto told = [&](plan::reason_code code) {
        const auto t = touch_of_mum(w.plan_and_publish());
        CHECK(t.day == day("2026-12-08"));
        return std::ranges::find(t.reasons, code, &plan::reason::code) != t.reasons.end();
    };
    CHECK(told(plan::reason_code::away));
    CHECK_FALSE(told(plan::reason_code::kept));
    w.clock("2026-12-02 09:00");
    CHECK(told(plan::reason_code::kept));
}
