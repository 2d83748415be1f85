// SPDX-License-Identifier: MIT
#include "feed/feed_window.hpp"
#include "feed/fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>

using namespace intouch;
using namespace intouch::test;

namespace {

feed::feed_window window(const world& w) {
    const roster::feed f;
    return feed::window_of(
        {w.settings, w.roster, w.state, w.agenda, w.away, f, w.instance, w.stamps, {}, w.trouble});
}

} // namespace

TEST_CASE("the window reaches from history to horizon") {
    world w;
    w.settings.calendar.history = span{10, span_unit::day};
    w.settings.calendar.horizon = span{1, span_unit::month};
    const auto f = window(w);
    CHECK(f.today == on(2026, 12, 1));
    CHECK(f.first == on(2026, 11, 21));
    CHECK(f.last == on(2027, 1, 1));
    CHECK(f.anchor == on(2026, 1, 1));
    CHECK(feed::shows(f, on(2026, 11, 1), on(2026, 11, 21)));
    CHECK(feed::shows(f, on(2027, 1, 1), on(2027, 1, 3)));
    CHECK_FALSE(feed::shows(f, on(2026, 11, 1), on(2026, 11, 20)));
    CHECK_FALSE(feed::shows(f, on(2027, 1, 2), on(2027, 1, 3)));
}

TEST_CASE("times are local, and in UTC where the wall time is ambiguous") {
    const world w;
    const auto f = window(w);
    const instant first =
        std::chrono::sys_days(std::chrono::year(2026) / 10 / 25) + 30min; // 02:30, the first of two
    CHECK(std::holds_alternative<ical::zoned_time>(feed::times(f, first, first + 15min).first));
    CHECK(feed::times(f, first + 1h, first + 75min).first == ical::moment(first + 1h));
}

TEST_CASE("a zone without a simple rule has times in UTC") {
    const world w("Africa/Casablanca");
    const auto f = window(w);
    CHECK_FALSE(f.vtimezone.has_value());
    CHECK(feed::times(f, w.agenda.at, w.agenda.at + 1h).first == ical::moment(w.agenda.at));
}
