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
