// SPDX-License-Identifier: MIT
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace intouch;
using namespace intouch::test;

namespace {

std::vector<std::string> sorted_starts(const std::string& body) {
    std::vector<std::string> found;
    for (const read_event& e : events_of(body)) {
        found.push_back(e.value("DTSTART"));
    }
    std::ranges::sort(found);
    return found;
}

world crowd() {
    world w;
    w.person("ada", "Ada Lovelace");
    for (const int distance : {-60, -30, 0, 10, 20, 30}) {
        const date day = on(2026, 12, 1) + days(distance);
        w.touch("ada", day).uid = print(day) + "@intouch";
    }
    w.block("calls", {"Tue 17:00-18:00"});
    return w;
}

} // namespace

TEST_CASE("the oldest past items go first, then the furthest future items, then the blocks") {
    const std::vector<std::string> order{"20261002", "20261101", "20261231",       "20261221",
                                         "20261211", "20261201", "20260106T170000"};
    for (std::size_t gone = 0; gone < order.size(); ++gone) {
        world w = crowd();
        w.settings.calendar.limit = static_cast<int>(order.size() - gone);
        const feed::rendered r = w.render();
        std::vector<std::string> rest(order.begin() + static_cast<std::ptrdiff_t>(gone), order.end());
        std::ranges::sort(rest);
        CHECK(sorted_starts(r.body) == rest);
        if (gone == 0) {
            CHECK(r.warnings.empty());
        } else {
            CHECK(r.warnings == std::vector<plan::warning>{{.code = plan::warning_code::events_trimmed,
                                                            .date = {},
                                                            .count = static_cast<int>(gone),
                                                            .id = "mine"}});
        }
    }
}

TEST_CASE("a trimmed item leaves no stamp") {
    world w = crowd();
    w.settings.calendar.limit = 3;
    CHECK(w.publish().changed.size() == 4); // three and the feed's own
}

TEST_CASE("a feed of a thousand events stays within 900 kB") {
    world w;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = fmt::format("p{}", i);
        w.person(id, "Somebody").notes = std::string(1500, 'x');
        w.touch(id, on(2026, 12, 1) + days(i / 10));
    }
    const feed::rendered r = w.publish();
    CHECK(r.body.size() <= 900'000);
    CHECK(r.body.size() > 890'000);
    REQUIRE(r.warnings.size() == 1);
    CHECK(events_of(r.body).size() == static_cast<std::size_t>(1000 - r.warnings[0].count.value_or(0)));
    CHECK(r.body.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    CHECK(w.publish().changed.empty());

    w.settings.calendar.limit = 1001; // Google is not the reader
    CHECK(events_of(w.render().body).size() == 1000);
}

TEST_CASE("overrides count as events") {
    world w = example();
    w.settings.calendar.limit = 7;
    CHECK(w.render().warnings.empty());
    w.settings.calendar.limit = 6;
    CHECK(w.render().warnings.size() == 1);
}
