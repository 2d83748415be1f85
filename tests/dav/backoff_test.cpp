// SPDX-License-Identifier: MIT
#include "dav/sync/backoff.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::dav;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

constexpr std::uint8_t none = 128; ///< the chance that leaves a wait as it is

/// The runs of an account in a day in which each run fails with `f`.
int syncs_in_a_day(const fault& f, milliseconds every, std::uint8_t chance) {
    int syncs = 0;
    for (milliseconds at{0}; at < hours(24); ++syncs) at += wait_after({f, true, syncs + 1}, every, chance);
    return syncs;
}

} // namespace

TEST_CASE("an account in step is synchronised again after the time that the user set") {
    CHECK(wait_after({}, minutes(15), 0) == minutes(15));
}

TEST_CASE("a fault that the user must mend is tried again after the time that the user set") {
    CHECK(wait_after({fault{trouble::unauthorized, ""}, false, 4}, minutes(15), 0) == minutes(15));
}

TEST_CASE("the wait after a fault that passes grows with each failure") {
    const fault broken{trouble::broken, ""};
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
    const fault busy{trouble::busy, "", minutes(15)};
    CHECK(wait_after({busy, true, 1}, minutes(1), none) == minutes(15));
    CHECK(wait_after({busy, true, 7}, minutes(1), none) == minutes(32));
    const fault long_busy{trouble::busy, "", hours(2)};
    CHECK(wait_after({long_busy, true, 20}, minutes(1), none) == hours(2));
}

TEST_CASE("a server that fails all day is asked some thirty times") {
    for (const auto& f : {fault{trouble::unreachable, ""}, fault{trouble::broken, ""},
                          fault{trouble::busy, "", minutes(15)}}) {
        CHECK(syncs_in_a_day(f, minutes(15), none) <= 31);
        CHECK(syncs_in_a_day(f, minutes(1), none) <= 31);
        CHECK(syncs_in_a_day(f, minutes(15), 255) >= 20);
    }
}

TEST_CASE("trouble of the server passes and trouble of the user stays") {
    for (const auto what : {trouble::busy, trouble::broken, trouble::conflict}) CHECK(passes(what, true));
    for (const auto what :
         {trouble::unauthorized, trouble::forbidden, trouble::not_found, trouble::not_caldav,
          trouble::no_events, trouble::read_only, trouble::full, trouble::redirected, trouble::malformed})
        CHECK_FALSE(passes(what, true));
}

TEST_CASE("no answer passes unless intouch itself refuses to connect") {
    CHECK(passes(trouble::unreachable, true));
    CHECK_FALSE(passes(trouble::unreachable, false));
}

TEST_CASE("failures are counted until a sync succeeds or changes something") {
    sync_report stopped;
    stopped.stopped = fault{trouble::broken, ""};
    CHECK(failures_after(stopped, 0) == 1);
    CHECK(failures_after(stopped, 6) == 7);
    stopped.updated = 1;
    CHECK(failures_after(stopped, 6) == 1);
    CHECK(failures_after({}, 6) == 0);
}

TEST_CASE("a changed plan waits for the next try unless the server refuses only some objects") {
    CHECK_FALSE(change_waits({}, 0));
    sync_report last;
    last.stopped = fault{trouble::broken, ""};
    CHECK(change_waits(last, 1));
    last.in_vain = {"ada@intouch"};
    CHECK_FALSE(change_waits(last, 1));
    last.stopped = fault{trouble::forbidden, ""};
    CHECK_FALSE(change_waits(last, 1));
    last.stopped = fault{trouble::unauthorized, ""};
    CHECK(change_waits(last, 1));
}
