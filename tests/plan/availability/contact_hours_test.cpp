// SPDX-License-Identifier: MIT
#include "plan/availability/contact_hours.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace {

using namespace intouch;

plan::contact_hours live_in(std::string_view zone, const std::vector<std::string_view>& reach,
                            std::string_view hours = "") {
    plan::contact_hours d;
    d.live = true;
    d.zone = test::zone(zone);
    for (const auto range : reach) d.reach.push_back(parse_week_range(range).value());
    if (!hours.empty()) d.hours = parse_hours(hours).value();
    return d;
}

std::vector<std::string> printed(const plan::contact_hours& d, std::string_view from, std::string_view to) {
    std::vector<std::string> all;
    for (const auto& s : plan::reachable_hours(d, parse_instant(from).value(), parse_instant(to).value()))
        all.push_back(print(s.from) + " " + print(s.to));
    return all;
}

using spans = std::vector<std::string>;

} // namespace

TEST_CASE("a channel that is not live has no limits") {
    auto d = live_in("Europe/London", {"Mon 10:00-11:00"}, "09:00-20:00");
    d.live = false;
    CHECK(printed(d, "2026-12-05T02:00:00Z", "2026-12-05T03:00:00Z") ==
          spans{"2026-12-05T02:00:00Z 2026-12-05T03:00:00Z"});
}

TEST_CASE("without reach and hours the whole span is reachable") {
    CHECK(printed(live_in("Asia/Tokyo", {}), "2026-12-05T02:00:00Z", "2026-12-05T03:00:00Z") ==
          spans{"2026-12-05T02:00:00Z 2026-12-05T03:00:00Z"});
    CHECK(printed(live_in("Asia/Tokyo", {}), "2026-12-05T03:00:00Z", "2026-12-05T03:00:00Z").empty());
}

TEST_CASE("reach and hours count in the zone of the person, fourteen hours away") {
    // Thursday 17:00 to 21:00 in New York is Friday 07:00 to 11:00 in Tokyo.
    const auto d = live_in("Asia/Tokyo", {"Fri 07:00-08:30", "Fri 09:00-23:00"}, "08:00-20:00");
    CHECK(printed(d, "2026-01-15T22:00:00Z", "2026-01-16T02:00:00Z") ==
          spans{"2026-01-15T23:00:00Z 2026-01-15T23:30:00Z", "2026-01-16T00:00:00Z 2026-01-16T02:00:00Z"});
    CHECK(printed(d, "2026-01-16T22:00:00Z", "2026-01-17T02:00:00Z").empty());
}

TEST_CASE("the weekday is that of the person, and a range may cross midnight there") {
    const auto d = live_in("Pacific/Auckland", {"Sat 22:00-02:00"});
    // 22:00 on Saturday 5 December in Auckland (UTC+13) is 09:00 UTC.
    CHECK(printed(d, "2026-12-05T00:00:00Z", "2026-12-06T00:00:00Z") ==
          spans{"2026-12-05T09:00:00Z 2026-12-05T13:00:00Z"});
}

TEST_CASE("an hour that the clocks skip is never reachable") {
    // Berlin, 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC.
    const auto d = live_in("Europe/Berlin", {"Sun 01:30-03:30"});
    CHECK(printed(d, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z") ==
          spans{"2026-03-29T00:30:00Z 2026-03-29T01:30:00Z"});
    CHECK(
        printed(live_in("Europe/Berlin", {"Sun 02:10-02:50"}), "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z")
            .empty());
}

TEST_CASE("an hour that the clocks show twice is reachable twice") {
    // Berlin, 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC.
    const auto d = live_in("Europe/Berlin", {"Sun 02:00-02:30"});
    CHECK(printed(d, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z") ==
          spans{"2026-10-25T00:00:00Z 2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z 2026-10-25T01:30:00Z"});
    CHECK(printed(live_in("Europe/Berlin", {"Sun 01:00-04:00"}), "2026-10-24T12:00:00Z",
                  "2026-10-25T12:00:00Z") == spans{"2026-10-24T23:00:00Z 2026-10-25T03:00:00Z"});
}
