// SPDX-License-Identifier: MIT
#include "daemon/caldav/patience.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::daemon::caldav;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

constexpr std::uint8_t none = 128; ///< the chance that leaves a wait as it is

/// The runs of an account in a day in which each run fails with `f`.
int runs_in_a_day(const dav::fault& f, milliseconds every, std::uint8_t chance) {
    int runs = 0;
    for (milliseconds at{0}; at < hours(24); ++runs) at += wait_after({f, true, runs + 1}, every, chance);
    return runs;
}

} // namespace

TEST_CASE("an account in step is synchronised again after the time that the user set") {
    CHECK(wait_after({}, minutes(15), 0) == minutes(15));
}

TEST_CASE("a fault that the user must mend is tried again after the time that the user set") {
    CHECK(wait_after({dav::fault{dav::trouble::unauthorized, ""}, false, 4}, minutes(15), 0) == minutes(15));
}

TEST_CASE("the wait after a fault that passes grows with each failure") {
    const dav::fault broken{dav::trouble::broken, ""};
    const auto after = [&](int failures) { return wait_after({broken, true, failures}, minutes(15), none); };
    CHECK(after(1) == seconds(30));
    CHECK(after(2) == minutes(1));
    CHECK(after(6) == minutes(16));
    CHECK(after(8) == hours(1));
    CHECK(after(1000) == hours(1));
    CHECK(wait_after({broken, true, 1000}, hours(24), none) == minutes(64)); // the last doubling
    CHECK(wait_after({broken, true, 1}, minutes(15), 0) == milliseconds(22'500));
    CHECK(wait_after({broken, true, 1}, minutes(15), 255) < milliseconds(37'500));
}

TEST_CASE("a server gets the time that it asks for, or more after many failures") {
    const dav::fault busy{dav::trouble::busy, "", minutes(15)};
    CHECK(wait_after({busy, true, 1}, minutes(1), none) == minutes(15));
    CHECK(wait_after({busy, true, 7}, minutes(1), none) == minutes(32));
    const dav::fault long_busy{dav::trouble::busy, "", hours(2)};
    CHECK(wait_after({long_busy, true, 20}, minutes(1), none) == hours(2));
}

TEST_CASE("a server that fails all day is asked some thirty times") {
    for (const auto& f : {dav::fault{dav::trouble::unreachable, ""}, dav::fault{dav::trouble::broken, ""},
                          dav::fault{dav::trouble::busy, "", minutes(15)}}) {
        CHECK(runs_in_a_day(f, minutes(15), none) <= 31);
        CHECK(runs_in_a_day(f, minutes(1), none) <= 31);
        CHECK(runs_in_a_day(f, minutes(15), 255) >= 20);
    }
}
