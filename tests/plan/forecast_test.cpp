// SPDX-License-Identifier: MIT
#include "plan/forecast.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

using namespace intouch;
using namespace intouch::test;

namespace {

/// Nobody has to be tried twice, unless calls are live.
world weekly(int people, bool live = false) {
    world w;
    w.read_settings(fmt::format("timezone = \"Europe/Berlin\"\n[channels.call]\nlive = {}\n"
                                "[blocks.calls]\nwhen = [\"Tue 17:00-17:50\"]\nvia = [\"call\"]\n",
                                live));
    std::string roster;
    for (int i = 0; i < people; ++i)
        roster +=
            fmt::format("[people.p{}]\nevery = \"1 week\"\nphone = \"+44 1{}\"\nlast = 2026-11-24\n", i, i);
    roster +=
        "[people.mary]\nevery = \"4 weeks\"\nvia = [\"letter\"]\naddress = \"Here\"\nlast = 2026-11-10\n";
    w.read_roster(roster);
    w.clock("2026-12-01 09:00");
    return w;
}

/// "p0 1 2026-12-01 17:00, p1 …" of a week.
std::string told(const plan::forecast_week& week, const world& w) {
    std::string all;
    for (const auto& t : week.touches) {
        all += (all.empty() ? "" : ", ") + t.person + " " + std::to_string(t.round) + " " + print(t.day);
        if (t.start) all += " " + print_time(time_of(std::chrono::floor<minutes>(w.home.to_local(*t.start))));
    }
    return all;
}

} // namespace

TEST_CASE("every round of the weeks ahead is told though the agenda holds one each") {
    for (const bool has_store : {true, false}) {
        world w = weekly(2);
        w.has_store = has_store;
        if (has_store) w.join();
        const auto before = w.state;
        const auto weeks = plan::forecast(w.input(), 3);
        REQUIRE(weeks.size() == 3);
        CHECK(told(weeks[0], w) == "p0 1 2026-12-01 17:00, p1 1 2026-12-01 17:25");
        CHECK(told(weeks[1], w) == "mary 1 2026-12-08, p0 2 2026-12-08 17:00, p1 2 2026-12-08 17:25");
        CHECK(told(weeks[2], w) == "p0 3 2026-12-15 17:00, p1 3 2026-12-15 17:25");
        CHECK(weeks[1].from == day("2026-12-08"));
        CHECK(weeks[1].available == minutes(50));
        CHECK(weeks[1].planned == minutes(50));
        CHECK(weeks[1].elsewhere == minutes(20));
        CHECK(weeks[0].elsewhere == minutes(0));
        CHECK(weeks[2].late == 0);
        CHECK(w.state == before);
    }
}

TEST_CASE("in shortage the weeks are full and touches come late") {
    world w = weekly(6); // 150 minutes a week of 50
    w.join();
    const auto weeks = plan::forecast(w.input(), 12);
    REQUIRE(weeks.size() == 12);
    int late = 0;
    std::map<std::string, int> rounds;
    minutes planned(0);
    for (const auto& week : weeks) {
        planned += week.planned;
        CHECK(week.planned <= week.available);
        late += week.late;
        for (const auto& t : week.touches) ++rounds[t.person];
    }
    CHECK(planned >= minutes(10 * 50));
    CHECK(late == 0); // in the stretched window
    for (int i = 0; i < 6; ++i) {
        CHECK(rounds["p" + std::to_string(i)] >=
              3); // a third of what they wish, and one more or less at the ends
        CHECK(rounds["p" + std::to_string(i)] <= 5);
    }
}

TEST_CASE("weeks that begin before today hold what is left of the first one") {
    world w = weekly(1);
    w.join();
    const date today = plan::today(w.input());
    const auto from_today = plan::forecast(w.input(), 2);
    const auto weeks = plan::forecast(w.input(), 2, today - days(3));
    REQUIRE(weeks.size() == 2);
    CHECK(weeks.at(0).from == today - days(3));
    CHECK(weeks.at(1).from == today + days(4));
    CHECK(weeks.at(0).available <= from_today.at(0).available);
    for (const auto& t : weeks.at(0).touches) CHECK(t.day < today + days(4));
    for (const auto& t : weeks.at(1).touches) CHECK(t.day >= today + days(4));
    CHECK(weeks.at(0).touches.size() + weeks.at(1).touches.size() > 0);
}

TEST_CASE("the weeks ahead hold the tries that a contact usually takes") {
    world w = weekly(1, true);
    w.join();
    int touches = 0;
    int last = 0;
    for (const auto& week : plan::forecast(w.input(), 40)) {
        for (const auto& t : week.touches) {
            if (t.person != "p0") continue;
            ++touches;
            last = std::max(last, t.round);
        }
    }
    // 1.86 calls a round, and a tenth of the days goes by: 2.07.
    CHECK(touches > 1.8 * last);
    CHECK(touches < 2.3 * last);
}

TEST_CASE("a short horizon of the calendar hides no block from the forecast") {
    world w = weekly(1);
    w.join();
    w.settings.calendar.horizon = span{2, span_unit::day};
    const auto weeks = plan::forecast(w.input(), 4);
    for (const auto& week : weeks) CHECK(week.available == minutes(50));
}

TEST_CASE("a gathering in the weeks ahead is contact for its members") {
    world w = weekly(0);
    w.read_roster(
        "[people.ada]\nevery = \"2 weeks\"\nvia = [\"letter\"]\naddress = \"Here\"\nlast = 2026-11-24\n"
        "[gatherings.club]\nmembers = [\"ada\"]\nevery = \"4 weeks\"\nlast = 2026-11-06\n");
    w.join();
    const auto weeks = plan::forecast(w.input(), 5);
    REQUIRE(weeks.size() == 5);
    CHECK(told(weeks[0], w).empty()); // they meet on 4 December
    CHECK(told(weeks[1], w).empty());
    CHECK(told(weeks[2], w) == "ada 2 2026-12-18");
    CHECK(told(weeks[3], w).empty());
    CHECK(told(weeks[4], w) == "ada 3 2027-01-01"); // and again on that day
}

TEST_CASE("time that two blocks share counts once") {
    world w = weekly(1);
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.a]\nwhen = [\"Tue 18:00-19:00\"]\n"
                    "[blocks.b]\nwhen = [\"Tue 18:30-19:30\"]\n");
    CHECK(plan::forecast(w.input(), 1).front().available == minutes(90));
}
