// SPDX-License-Identifier: MIT
#include "plan/story.hpp"
#include "plan/telling/fill.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace intouch;
using namespace intouch::test;

namespace {

/// Twenty people every four weeks, and two calls a week: a shortage.
world hurried() {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue,Thu 17:00-17:30\"]\n");
    std::string roster;
    for (int i = 0; i < 20; ++i)
        roster += fmt::format("[people.p{:02}]\nevery = \"4 weeks\"\nvia = [\"call\"]\nphone = \"+44 1{}\"\n"
                              "last = {}\n",
                              i, i, print(day("2026-11-02") + days(i)));
    w.read_roster(roster);
    w.clock("2026-11-30 09:00"); // a Monday
    w.join();
    return w;
}

int in_block(const plan::agenda& a, std::string_view on) {
    return static_cast<int>(std::ranges::count_if(
        a.blocks, [&](const auto& b) { return b.day == day(on) && !b.people.empty(); }));
}

} // namespace

TEST_CASE("a place that is still free three days before goes to the next person") {
    world w = hurried();
    (void)w.plan_and_publish();
    for (date today = day("2026-12-01"); today < day("2027-01-15"); today += days(1)) {
        w.clock(print(today) + " 09:00");
        const auto a = w.plan_and_publish();
        INFO(print(today));
        const bool block =
            weekday_of(today) == std::chrono::Tuesday || weekday_of(today) == std::chrono::Thursday;
        CHECK(in_block(a, print(today)) == (block ? 1 : 0)); // nothing stays empty
        for (const plan::touch& t : a.touches) {
            if (t.firm && t.day == today) w.log({.person = t.person, .outcome = ledger::entry_kind::reached});
        }
    }
}

TEST_CASE("the first plan of all fills the hours that are left of today, later plans fill from tomorrow") {
    world w = hurried();
    w.clock("2026-12-01 09:00"); // a Tuesday
    CHECK(in_block(plan::plan(w.input()), "2026-12-01") == 1);
    w.clock("2026-12-01 17:01");
    CHECK(in_block(plan::plan(w.input()), "2026-12-01") == 0);
    w.clock("2026-12-01 09:00");
    w.pace.filled = day("2026-11-30");
    CHECK(in_block(plan::plan(w.input()), "2026-12-01") == 0);
}

TEST_CASE("Fill tells why and draws nobody in twice a round or before the earliest day") {
    world w = hurried();
    (void)w.plan_and_publish();
    int drawn = 0;
    for (date today = day("2026-12-01"); today < day("2027-02-01"); today += days(1)) {
        w.clock(print(today) + " 09:00");
        const auto a = w.plan_and_publish();
        for (const plan::touch& t : a.touches) {
            if (t.drawn_in != today) continue;
            ++drawn;
            CAPTURE(t.person);
            CHECK(t.firm);
            CHECK(t.day >= t.earliest);
            CHECK(t.day <= today + days(3));
            CHECK(std::ranges::find(t.reasons, plan::reason_code::drawn_in, &plan::reason::code) !=
                  t.reasons.end());
        }
        for (const plan::touch& t : a.touches) {
            if (t.firm && t.day == today) w.log({.person = t.person, .outcome = ledger::entry_kind::reached});
        }
        CHECK(plan::plan(w.input()).pace.filled == today);
    }
    CHECK(drawn > 5);
}

TEST_CASE("planning again on the same day fills nothing more") {
    world w = hurried();
    const auto first = w.plan_and_publish();
    CHECK(plan::plan(w.input()) == first);
}

TEST_CASE("nobody is drawn in within a week of the birthday") {
    for (const bool has_birthday : {false, true}) {
        CAPTURE(has_birthday);
        world w = hurried();
        for (auto& [id, p] : w.roster.people) {
            if (!has_birthday) break;
            roster::occasion birthday;
            birthday.name = "Birthday";
            birthday.on = {std::chrono::December, std::chrono::day(7)};
            p.birthday = birthday;
        }
        const auto a = w.plan_and_publish();
        const bool any = std::ranges::any_of(
            a.touches, [](const plan::touch& t) { return t.drawn_in == day("2026-11-30"); });
        CHECK(any != has_birthday);
    }
}

TEST_CASE("the part of a block after midnight is filled too") {
    const auto calls_in = [](std::string_view block) {
        world w;
        w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"" + std::string(block) +
                        "\"]\n");
        std::string roster;
        for (int i = 0; i < 12; ++i)
            roster +=
                fmt::format("[people.p{:02}]\nevery = \"1 week\"\nvia = [\"call\"]\nphone = \"+44 1{}\"\n"
                            "last = 2026-11-20\nreach = [\"Mon-Sun 01:00-20:00\"]\n",
                            i, i);
        w.settings.channels["call"].hours.reset();
        w.read_roster(roster);
        w.settings.channels["call"].hours.reset();
        w.clock("2026-11-30 09:00");
        w.join();
        int calls = 0;
        (void)w.plan_and_publish();
        for (date today = day("2026-12-01"); today < day("2027-01-26"); today += days(1)) {
            w.clock(print(today) + " 00:10");
            const auto a = w.plan_and_publish();
            w.clock(print(today) + " 12:00");
            for (const plan::touch& t : a.touches) {
                if (!t.firm || t.day != today) continue;
                w.log({.person = t.person, .outcome = ledger::entry_kind::reached});
                ++calls;
            }
        }
        return calls;
    };
    CHECK(calls_in("Sat 23:30-04:30") == calls_in("Sun 01:00-04:30"));
}
