// SPDX-License-Identifier: MIT
#include "plan/story.hpp"
#include "plan/telling/tell.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace intouch;
using namespace intouch::test;

namespace {

/// `count` people every 6 weeks, and one hour a week for them: two calls where four are needed.
world hurried_people(int count = 24) {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n");
    std::string roster;
    for (int i = 0; i < count; ++i)
        roster += fmt::format("[people.p{:02}]\nevery = \"6 weeks\"\nvia = [\"call\"]\nphone = \"+44 1{}\"\n"
                              "last = {}\n",
                              i, i, print(day("2026-10-19") + days(i * 42 / count)));
    w.read_roster(roster);
    w.clock("2026-11-30 09:00"); // a Monday
    w.join();
    return w;
}

const plan::touch& touch_of(const plan::agenda& a, const std::string& person) {
    return *std::ranges::find(a.touches, person, &plan::touch::person);
}

} // namespace

TEST_CASE("while time is short the hours of the next week are told and later only days") {
    world w = hurried_people();
    const auto a = w.plan_and_publish();
    REQUIRE(a.pace.is_short);
    const date today = day("2026-11-30");
    int firm = 0;
    for (const plan::touch& t : a.touches) {
        CAPTURE(t.person);
        if (t.firm) {
            ++firm;
            CHECK(t.day <= today + days(14)); // the first Fill looks so far
            CHECK(t.start.has_value());
        } else {
            CHECK(t.day > today + days(7));
            CHECK_FALSE(t.start.has_value());
            CHECK(t.block.empty());
            CHECK(t.band >= days(3));
            CHECK(t.band <= days(21));
        }
    }
    CHECK(firm >= 4);
    CHECK(std::ranges::count(a.warnings, plan::warning_code::late, &plan::warning::code) == 0);
    CHECK(std::ranges::count(a.warnings, plan::warning_code::overload, &plan::warning::code) == 1);
}

TEST_CASE("an outcome moves no fixed touch and tells hardly anybody another day") {
    world w = hurried_people();
    int moved = 0;
    int logs = 0;
    for (date today = day("2026-11-30"); today < day("2027-05-31"); today += days(1)) {
        w.clock(print(today) + " 09:00");
        w.append(record::record_missed(w.input(), w.ids()));
        const auto morning = w.plan_and_publish();
        for (const plan::touch& t : morning.touches) {
            if (!t.firm || t.day != today) continue;
            w.clock(print(today) + " 18:30");
            w.log({.person = t.person,
                   .outcome = logs++ % 2 == 0 ? ledger::entry_kind::reached : ledger::entry_kind::no_answer});
            const auto before = w.published;
            const auto after = w.plan_and_publish();
            for (const plan::touch& other : after.touches) {
                if (other.person == t.person || !before.contains(other.uid)) continue;
                const ledger::published_touch& was = before.at(other.uid);
                INFO(print(today), " ", other.person);
                if (was.fixed_since) CHECK(was.start == other.start);
                if (!was.about) CHECK(was.day == other.day);
                moved += was.told != other.day ? 1 : 0;
            }
        }
    }
    CHECK(logs > 40);
    CAPTURE(moved);
    CAPTURE(logs);
    CHECK(moved <= logs / 20);
}

TEST_CASE("an about day never comes within seven days and never counts as missed") {
    world w = hurried_people();
    for (date today = day("2026-11-30"); today < day("2027-03-31"); today += days(1)) {
        w.clock(print(today) + " 09:00");
        for (const auto& [uid, p] : w.published) CHECK_FALSE((p.about && p.told <= today));
        for (const plan::touch& t : w.plan_and_publish().touches) {
            INFO(print(today), " ", t.person);
            if (!t.firm) CHECK(t.day > today + days(7));
        }
    }
}

TEST_CASE("entering and leaving a shortage changes no event by itself") {
    world w = hurried_people();
    std::erase_if(w.roster.people, [](const auto& p) { return p.first > "p03"; });
    const auto before = w.plan_and_publish();
    REQUIRE_FALSE(before.pace.is_short);
    world more = hurried_people();
    more.published = w.published;
    more.pace = w.pace;
    const auto after = more.plan_and_publish();
    REQUIRE(after.pace.is_short);
    for (const plan::touch& t : before.touches) {
        CAPTURE(t.person);
        CHECK(touch_of(after, t.person).day == t.day);
        CHECK(touch_of(after, t.person).start == t.start);
    }
}
