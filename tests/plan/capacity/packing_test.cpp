// SPDX-License-Identifier: MIT
#include "plan/capacity/packing.hpp"
#include "plan/generated.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <vector>

using namespace intouch;
using namespace intouch::test;

namespace {

/// The least minutes that stay outside when whole parcels go into whole places: every way is tried.
int least_left_over(const std::vector<plan::parcel>& parcels, std::size_t next,
                    std::vector<std::vector<int>>& room) {
    if (next == parcels.size()) return 0;
    const plan::parcel& p = parcels[next];
    int least = p.length + least_left_over(parcels, next + 1, room);
    for (const std::size_t block : p.accepted) {
        for (int& free : room[block]) {
            if (free < p.length) continue;
            free -= p.length;
            least = std::min(least, least_left_over(parcels, next + 1, room));
            free += p.length;
        }
    }
    return least;
}

double minutes_in(const plan::bins& places) {
    double sum = 0;
    for (const auto& block : places) sum += plan::minutes_of(block);
    return sum;
}

} // namespace

TEST_CASE(
    "what is packed, what is left over and what is free add up, and hardly anything beats the best packing") {
    int as_good = 0;
    constexpr int cases = 300;
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        CAPTURE(seed);
        dice d(seed);
        std::vector<std::vector<int>> room(static_cast<std::size_t>(1 + d.below(2)));
        plan::bins places(room.size());
        for (std::size_t block = 0; block < room.size(); ++block) {
            for (int n = 1 + d.below(2); n > 0; --n) {
                room[block].push_back(15 * (1 + d.below(4)));
                places[block].push_back({room[block].back(), 1});
            }
        }
        std::vector<plan::parcel> parcels;
        double minutes = 0;
        for (int n = 1 + d.below(5); n > 0; --n) {
            std::vector<std::size_t> accepted{
                static_cast<std::size_t>(d.below(static_cast<int>(room.size())))};
            if (room.size() == 2 && d.one_in(2)) accepted = {0, 1};
            parcels.push_back({accepted, 5 * (1 + d.below(5)), 1});
            minutes += parcels.back().length;
        }
        const double before = minutes_in(places);
        const double left = plan::pack(parcels, places);
        CHECK(before - minutes_in(places) == doctest::Approx(minutes - left));
        // Places are counted, not kept apart: two touches in two halves of places may count as one place less.
        const int best = least_left_over(parcels, 0, room);
        CHECK(left >= best - 5);
        as_good += left <= best + 1e-6 ? 1 : 0;
    }
    CHECK(as_good > cases * 9 / 10);
}

TEST_CASE("an hour holds two calls of 25 minutes and two texts, and no third call") {
    plan::bins places{{{60, 52}}};
    const std::vector<plan::parcel> calls{{{0}, 25, 104}, {{0}, 5, 104}};
    CHECK(plan::pack(calls, places) == doctest::Approx(0));
    CHECK(plan::minutes_of(places[0]) == doctest::Approx(0));
    plan::bins again{{{60, 52}}};
    CHECK(plan::pack(std::vector<plan::parcel>{{{0}, 25, 156}}, again) == doctest::Approx(52 * 25));
}

TEST_CASE("parcels with few blocks come before parcels of their length with many") {
    plan::bins places{{{25, 1}}, {{25, 1}}};
    const std::vector<plan::parcel> parcels{{{0, 1}, 25, 1}, {{0}, 25, 1}};
    CHECK(plan::pack(parcels, places) == doctest::Approx(0));
}
