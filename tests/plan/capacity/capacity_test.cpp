// SPDX-License-Identifier: MIT
#include "plan/capacity/capacity.hpp"
#include "plan/capacity/remedies.hpp"
#include "plan/capacity/round_tries.hpp"
#include "plan/generated.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace intouch;
using namespace intouch::test;

namespace {

/// `count` people who are called every so often; `more` are keys of each.
std::string people(int count, std::string_view every, std::string_view more = {},
                   std::string_view name = "p") {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += fmt::format("[people.{}{}]\nevery = \"{}\"\nvia = [\"call\"]\nphone = \"+44 1{}\"\n"
                           "last = 2026-11-20\n{}\n",
                           name, i, every, i, more);
    return out;
}

world of(std::string_view settings, const std::string& roster) {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n" + std::string(settings));
    w.read_roster(roster);
    w.clock("2026-11-30 09:00"); // a Monday
    w.join();
    return w;
}

/// Appointments of these hours in so many weeks, from the first Tuesday on.
void take_tuesdays(world& w, std::string_view from, std::string_view to, int weeks) {
    for (int week = 0; week < weeks; ++week) {
        const date tuesday = day("2026-12-01") + days(7 * week);
        const auto at_home = [&](std::string_view time) {
            return w.home.to_instant(local_second(tuesday) + parse_time(time).value());
        };
        w.busy.push_back({.from = at_home(from), .to = at_home(to), .source = "work"});
    }
}

constexpr std::string_view one_hour = "[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n";

/// "open-block calls friends", "longer-cadence clients 4 months", one a line.
std::string told(const std::vector<plan::remedy>& remedies) {
    std::string all;
    for (const plan::remedy& r : remedies) {
        all += std::string(plan::name(r.kind));
        for (const std::string& part : {r.block, r.circle, r.channel})
            if (!part.empty()) all += " " + part;
        if (r.count > 0) all += fmt::format(" {} of {}", r.count, r.minutes.count());
        if (r.to.count > 0) all += " " + print(r.to);
        all += "\n";
    }
    return all;
}

} // namespace

TEST_CASE("a roster with room is not short and keeps its rhythm") {
    world w = of(one_hour, people(3, "6 weeks"));
    const auto a = plan::plan(w.input());
    CHECK_FALSE(a.capacity.is_short);
    REQUIRE(a.capacity.classes.size() == 1);
    CHECK(a.capacity.classes[0].via == std::vector<std::string>{"call"});
    CHECK(a.capacity.classes[0].blocks == std::vector<std::string>{"calls"});
    CHECK(a.capacity.classes[0].people == 3);
    CHECK(a.capacity.classes[0].pace == 1);
    CHECK(a.capacity.stretch.value() < 1);
    CHECK(plan::remedies(w.input()).empty());
    // 3 people × 364/42 a year, whatever it takes to reach them.
    CHECK(a.capacity.wished == doctest::Approx(3 * 364.0 / 42).epsilon(0.001));
}

TEST_CASE("an hour holds two calls and so many rounds as two calls a week allow") {
    // 52 hours, of which eight weeks are certain and the other 44 count for 0.95: 8 + 41.8 = 49.8 hours, which
    // hold 99.6 calls. A round takes one try: reached 0.5 at once, and the ladder for the rest.
    const auto tries =
        plan::round_tries_of(std::vector<std::string>{"call"}, {.by_channel = {{"call", {0.5, 0.3, 0.2}}}},
                             roster::default_settings(), 28);
    // One try, then after no answer (0.3) and a message (0.2) the next, up to the end of the two ladders.
    CHECK(tries.all_touches() > 1.7);
    CHECK(tries.all_touches() < 2);
    world w = of(one_hour, people(40, "4 weeks"));
    const auto c = plan::plan(w.input()).capacity;
    REQUIRE(c.is_short);
    // With the stretch that is told, the touches of a year are as many as the hours hold.
    const double each = tries.all_touches() / 0.9; // a tenth of the days go by
    const double gap = 364 / 49.8;
    const double delay = tries.waits + (tries.all_touches() - 1) * gap / 2 + tries.all_touches() * 0.1 / 0.9;
    const double touches = 40 * 364 * each / (c.stretch.value() * 28 + delay);
    CHECK(touches == doctest::Approx(2 * 49.8).epsilon(0.01));
    CHECK(c.classes[0].pace == doctest::Approx(1.05 * c.stretch.value()).epsilon(0.01));
}

TEST_CASE("overlapping blocks give their common time once") {
    const auto available = [](std::string_view blocks) {
        return plan::plan(of(blocks, people(4, "6 weeks")).input()).capacity.available;
    };
    const double one = available("[blocks.a]\nwhen = [\"Tue 18:00-19:00\"]\n");
    const double both =
        available("[blocks.a]\nwhen = [\"Tue 18:00-19:00\"]\n[blocks.b]\nwhen = [\"Tue 18:30-19:30\"]\n");
    CHECK(both == doctest::Approx(1.5 * one).epsilon(0.001));
}

TEST_CASE("appointments that end take no year away") {
    // Without the course the year gives 60 minutes × (8 + 44 × 0.95) / 52. A course of eight weeks takes all of the
    // first eight, and no more than a third of the rest.
    world w = of(one_hour, people(3, "6 weeks"));
    CHECK(plan::plan(w.input()).capacity.available == doctest::Approx(60 * 49.8 / 52).epsilon(0.01));
    take_tuesdays(w, "16:30", "19:00", 8);
    CHECK(plan::plan(w.input()).capacity.available == doctest::Approx(60 * 44 * 2 / 3.0 / 52).epsilon(0.01));
    // One appointment, in the one occurrence of the first eight weeks.
    world rare = of("[blocks.calls]\nwhen = [\"Tue 17:00-19:00\"]\nevery = \"8 weeks\"\nfrom = 2026-12-01\n",
                    people(4, "6 months"));
    take_tuesdays(rare, "17:00", "19:00", 1);
    const auto a = plan::plan(rare.input());
    for (const plan::touch& t : a.touches) CHECK(t.day < day("2027-10-01"));
}

TEST_CASE("a known appointment is taken off once") {
    // Half of each occurrence is taken, for the whole year: the block gives what one of an hour gives.
    world w = of("[blocks.calls]\nwhen = [\"Tue 17:00-19:00\"]\n", people(6, "4 weeks"));
    take_tuesdays(w, "17:00", "18:00", 60);
    CHECK(plan::plan(w.input()).capacity.available == doctest::Approx(60).epsilon(0.01));
    // A block that appointments take every week takes nothing from [days], and says so.
    world none = of(one_hour, people(10, "4 weeks"));
    take_tuesdays(none, "16:30", "19:00", 60);
    const auto a = plan::plan(none.input());
    CHECK(a.capacity.available == doctest::Approx(45 * 5 * 49.8 / 52).epsilon(0.01));
    REQUIRE_FALSE(a.blocks.empty());
    CHECK(a.blocks.front().taken == "work");
    for (const plan::touch& t : a.touches) CHECK(t.day < day("2027-01-15")); // not when the series ends
}

TEST_CASE("a block that suits for two weeks of the year is no place for a rhythm") {
    // Between the changes of the clocks, Tuesday 17:00 is 9:00 in Los Angeles. Else it is 8:00, too early for a call.
    world w = of(one_hour,
                 people(10, "2 weeks") + people(1, "2 weeks", "timezone = \"America/Los_Angeles\"", "la"));
    const auto a = plan::plan(w.input());
    REQUIRE(a.capacity.classes.size() == 2);
    CHECK(a.capacity.classes[0].people == 10);
    CHECK(a.capacity.classes[1].blocks.empty());
    CHECK(a.capacity.classes[1].pace == 1);
}

TEST_CASE("people leave the shared block to those who have no other") {
    const std::string roster = "[circles.fam]\nevery = \"2 weeks\"\n[circles.cl]\nevery = \"1 month\"\n" +
                               people(10, "2 weeks", "circles = [\"fam\"]") +
                               people(5, "1 month", "circles = [\"cl\"]", "c");
    world w = of("[blocks.fam]\nwhen = [\"Tue 17:00-18:00\"]\ncircles = [\"fam\"]\n"
                 "[blocks.cl]\nwhen = [\"Fri 09:00-12:00\"]\ncircles = [\"cl\"]\n"
                 "[blocks.extra]\nwhen = [\"Mon 11:00-14:00\"]\n",
                 roster);
    CHECK_FALSE(plan::plan(w.input()).capacity.is_short);
}

TEST_CASE("who is asleep in every block is texted there, and takes no time of other days") {
    const std::string ada = "[people.ada]\nevery = \"2 weeks\"\nphone = \"+49 1\"\n";
    const std::string ken =
        "[people.ken]\nevery = \"6 weeks\"\nphone = \"+81 1\"\ntimezone = \"Asia/Tokyo\"\n";
    const auto room = [](const std::string& roster) {
        return plan::plan(of(one_hour, roster).input()).capacity.available;
    };
    CHECK(room(ada) == room(ada + ken));
}

TEST_CASE("hours in which no accepted channel may be used give nothing") {
    const auto c =
        plan::plan(of("[blocks.late]\nwhen = [\"Wed 20:00-21:00\"]\n", people(4, "6 weeks")).input())
            .capacity;
    CHECK(c.classes[0].blocks.empty()); // calls end at 20:00: these people are called on [days]
    REQUIRE(c.channels.size() == 1);
    CHECK(c.channels[0].available == doctest::Approx(45 * 5 * 49.8 / 52)); // of [days] alone
}

TEST_CASE("without blocks the days are as honest as blocks") {
    // 45 minutes a day hold one call: 5 a week.
    world w = of("", people(60, "2 weeks"));
    const auto c = plan::plan(w.input()).capacity;
    CHECK(c.is_short);
    CHECK(c.classes[0].blocks.empty());
    CHECK(c.stretch.value() > 5);
}

TEST_CASE("protected people keep their rhythm and the others share the rest") {
    world w = of(one_hour, people(2, "6 weeks", "protect = true", "mum") + people(12, "6 weeks"));
    const auto c = plan::plan(w.input()).capacity;
    REQUIRE(c.classes.size() == 2);
    CHECK(c.classes[0].protected_people);
    CHECK(c.classes[0].people == 2);
    CHECK(c.classes[0].pace == 1);
    CHECK(c.classes[1].pace > 1.5);
    // Everybody protected: they get their own least stretch in three quarters of the places.
    world all = of(one_hour, people(14, "6 weeks", "protect = true"));
    const auto everybody = plan::plan(all.input()).capacity;
    REQUIRE(everybody.classes.size() == 1);
    CHECK(everybody.classes[0].pace > 1.5);
}

TEST_CASE("a plan stays short until every class needs less than four fifths") {
    world w = of(one_hour, people(6, "6 weeks"));
    w.pace.is_short = true;
    auto c = plan::plan(w.input()).capacity;
    REQUIRE(c.stretch.value() > 0.8);
    CHECK(c.is_short);
    world few = of(one_hour, people(3, "6 weeks"));
    few.pace.is_short = true;
    c = plan::plan(few.input()).capacity;
    REQUIRE(c.stretch.value() < 0.8);
    CHECK_FALSE(c.is_short);
    CHECK(c.classes[0].pace == 1);
}

TEST_CASE("the figures stay for the day and a small change does not move the pace") {
    world w = of(one_hour, people(40, "4 weeks"));
    (void)w.plan_and_publish();
    const auto first = w.pace;
    w.clock("2026-11-30 12:00");
    w.log({.person = "p0", .outcome = ledger::entry_kind::reached});
    CHECK(plan::plan(w.input()).pace.classes == first.classes);
    w.clock("2026-12-01 09:00");
    const auto next = plan::plan(w.input()).pace;
    CHECK(next.counted == day("2026-12-01"));
    CHECK(next.classes[0].pace == first.classes[0].pace);
    // A new roster is counted at once.
    w.read_roster(people(80, "4 weeks"));
    w.join();
    CHECK(plan::plan(w.input()).pace.classes[0].pace > 1.5 * first.classes[0].pace);
}

TEST_CASE("each remedy makes everything fit") {
    const auto roster = [](std::string_view every) {
        return "[circles.clients]\n" + fmt::format("every = \"{}\"\nvia = [\"call\"]\n", every) + [] {
            std::string all;
            for (int i = 0; i < 8; ++i)
                all += fmt::format("[people.c{}]\ncircles = [\"clients\"]\nphone = \"+44 1{}\"\n"
                                   "last = 2026-11-20\n",
                                   i, i);
            return all;
        }();
    };
    world w = of(one_hour, roster("4 weeks"));
    const auto found = plan::remedies(w.input());
    CAPTURE(told(found));
    REQUIRE(found.size() == 3);
    const auto stretch = [](world&& changed) { return plan::plan(changed.input()).capacity.stretch.value(); };
    for (const plan::remedy& r : found) {
        if (r.kind == plan::remedy_kind::longer_cadence) {
            CHECK(r.circle == "clients");
            CHECK(stretch(of(one_hour, roster(print(r.to)))) <= 1.01);
        }
        if (r.kind == plan::remedy_kind::more_blocks) {
            std::string blocks(one_hour);
            for (int i = 0; i < r.count; ++i)
                blocks += fmt::format(
                    "[blocks.more{}]\nwhen = [\"{} 12:00-{:02}:{:02}\"]\n", i,
                    std::array{"Mon", "Wed", "Thu", "Fri", "Sat", "Sun"}.at(static_cast<std::size_t>(i)),
                    12 + r.minutes.count() / 60, r.minutes.count() % 60);
            CHECK(stretch(of(blocks, roster("4 weeks"))) <= 1.01);
        }
    }
}

TEST_CASE("new blocks are long enough, and what they take leaves [days]") {
    const auto applied = [](std::string_view settings, const std::string& roster) {
        world w = of(settings, roster);
        const auto found = plan::remedies(w.input());
        CAPTURE(told(found));
        const auto blocks = std::ranges::find(found, plan::remedy_kind::more_blocks, &plan::remedy::kind);
        REQUIRE(blocks != found.end());
        CHECK(blocks->minutes >= minutes(25)); // one call
        std::string more(settings);
        for (int i = 0; i < blocks->count; ++i) {
            const auto from = 600 + i / 7 * blocks->minutes.count();
            const auto to = from + blocks->minutes.count();
            more += fmt::format("[blocks.more{}]\nwhen = [\"{} {:02}:{:02}-{:02}:{:02}\"]\n", i,
                                std::array{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}.at(
                                    static_cast<std::size_t>(i % 7)),
                                from / 60, from % 60, to / 60, to % 60);
        }
        return plan::plan(of(more, roster).input()).capacity.stretch.value();
    };
    CHECK(applied("[days]\non = \"Mon\"\nlimit = \"10 minutes\"\n", people(3, "2 weeks")) <= 1.01);
    CHECK(applied("[days]\nlimit = \"25 minutes\"\n", people(8, "1 week")) <= 1.01);
    CHECK(applied(one_hour, people(4, "1 week", "protect = true")) <= 1.01);
}

TEST_CASE("a block that turns people away is opened before time is asked for") {
    const std::string roster =
        "[circles.clients]\nevery = \"6 weeks\"\n[circles.friends]\nevery = \"6 weeks\"\n" +
        people(5, "6 weeks", "circles = [\"clients\"]") +
        people(2, "6 weeks", "circles = [\"friends\"]", "f");
    world w = of("[blocks.clients]\nwhen = [\"Tue 17:00-17:30\"]\ncircles = [\"clients\"]\n"
                 "[blocks.friends]\nwhen = [\"Thu 17:00-19:00\"]\ncircles = [\"friends\"]\n",
                 roster);
    const auto found = plan::remedies(w.input());
    REQUIRE_FALSE(found.empty());
    CHECK(found.front() ==
          plan::remedy{.kind = plan::remedy_kind::open_block, .block = "friends", .circle = "clients"});
}

TEST_CASE("longer cadences are spans that people use") {
    const auto spans = [](std::string_view every) {
        std::string all;
        for (const span s : plan::longer_spans(parse_span(every).value()))
            all += (all.empty() ? "" : ", ") + print(s);
        return all;
    };
    CHECK(spans("1 month") == "5 weeks, 6 weeks, 7 weeks, 8 weeks, 2 months, 3 months, 4 months");
    CHECK(spans("2 weeks") == "3 weeks, 4 weeks, 5 weeks, 6 weeks, 7 weeks, 8 weeks");
    CHECK(spans("1 year") == "15 months, 18 months, 21 months, 2 years, 3 years, 4 years");
    CHECK(spans("10 years").empty());
}

TEST_CASE("a longer cadence of one circle gives nobody a longer one than another circle or member asks for") {
    const auto roster = [](std::string_view every) {
        return fmt::format("[circles.clients]\nevery = \"{}\"\n[circles.team]\nevery = \"5 weeks\"\n",
                           every) +
               people(4, "", "circles = [\"clients\"]") +
               people(2, "", "circles = [\"clients\", \"team\"]", "t") +
               people(1, "", "circles = [\"clients\"]\nhousehold = \"home\"", "h") +
               people(1, "6 weeks", "household = \"home\"", "i");
    };
    const auto without_every = [](std::string text) {
        const std::string empty = "every = \"\"\n";
        for (auto at = text.find(empty); at != std::string::npos; at = text.find(empty))
            text.erase(at, empty.size());
        return text;
    };
    const auto found = plan::remedies(of(one_hour, without_every(roster("4 weeks"))).input());
    for (const plan::remedy& r : found) {
        if (r.kind != plan::remedy_kind::longer_cadence || r.circle != "clients") continue;
        CAPTURE(print(r.to));
        const auto made = plan::plan(of(one_hour, without_every(roster(print(r.to)))).input());
        CHECK(made.capacity.stretch.value() <= 1.01);
    }
    CAPTURE(told(found));
    CHECK(std::ranges::find(found, plan::remedy_kind::longer_cadence, &plan::remedy::kind) != found.end());
}

TEST_CASE("a remedy is enough for protected people and for the others") {
    const std::string roster = people(4, "1 week", "protect = true", "mum") + people(6, "3 weeks");
    world w = of(one_hour, roster);
    for (const auto& c : plan::plan(w.input()).capacity.classes) CHECK(c.stretch > 1);
    const auto found = plan::remedies(w.input());
    const auto blocks = std::ranges::find(found, plan::remedy_kind::more_blocks, &plan::remedy::kind);
    REQUIRE(blocks != found.end());
    std::string more(one_hour);
    for (int i = 0; i < blocks->count; ++i) {
        const auto from = 600 + i / 7 * blocks->minutes.count();
        const auto to = from + blocks->minutes.count();
        more += fmt::format(
            "[blocks.more{}]\nwhen = [\"{} {:02}:{:02}-{:02}:{:02}\"]\n", i,
            std::array{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}.at(static_cast<std::size_t>(i % 7)),
            from / 60, from % 60, to / 60, to % 60);
    }
    CHECK(plan::plan(of(more, roster).input()).capacity.stretch.value() <= 1.01);
}
