// SPDX-License-Identifier: MIT
#include "plan/solver/single_machine.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

using namespace intouch::plan;

using starts = std::optional<std::vector<int>>;

TEST_CASE("the earliest start goes round what is taken") {
    const std::vector<taken_time> taken{{10, 20}, {25, 50}};
    CHECK(earliest_start({{0, 100}}, 10, taken) == 0);
    CHECK(earliest_start({{0, 100}}, 11, taken) == 50);
    CHECK(earliest_start({{5, 100}}, 5, taken) == 5);
    CHECK(earliest_start({{6, 100}}, 5, taken) == 20);
    CHECK(earliest_start({{6, 19}}, 5, taken) == std::nullopt);
    CHECK(earliest_start({{6, 19}, {30, 60}}, 5, taken) == 50);
    CHECK(earliest_start({{0, 100}}, 5, taken, 22) == 50);
    CHECK(earliest_start({}, 5, taken) == std::nullopt);
}

TEST_CASE("pins that overlap one another are gone round as one") {
    const std::vector<taken_time> taken{{0, 50}, {10, 20}, {45, 60}};
    CHECK(earliest_start({{0, 100}}, 25, taken) == 60);
}

TEST_CASE("lunch in Tokyo and evening in London find an order") {
    // The first to ask may come any time, the second only at the beginning.
    const std::vector<job> jobs{{25, {{0, 35}}}, {25, {{0, 5}}}};
    CHECK(sequence_jobs(jobs, {}) == starts({25, 0}));
}

TEST_CASE("an order is kept when it serves") {
    const std::vector<job> jobs{{25, {{0, 35}}}, {25, {{0, 35}}}, {5, {{0, 55}}}};
    CHECK(sequence_jobs(jobs, {}) == starts({0, 25, 50}));
}

TEST_CASE("an order that neither asking nor deadlines give is found all the same") {
    // A hole of ten before the obstacle fits only the third.
    const std::vector<taken_time> taken{{10, 20}};
    const std::vector<job> jobs{{20, {{0, 40}}}, {15, {{0, 41}}}, {10, {{0, 50}}}};
    const auto found = sequence_jobs(jobs, taken);
    REQUIRE(found);
    CHECK(*found == std::vector<int>{20, 40, 0});
}

TEST_CASE("what does not fit has no order") {
    CHECK(sequence_jobs(std::vector<job>{{30, {{0, 20}}}, {30, {{0, 20}}}}, {}) == std::nullopt);
    CHECK(sequence_jobs(std::vector<job>{{30, {}}}, {}) == std::nullopt);
}

TEST_CASE("an order is found whenever one of all orders would do") {
    unsigned state = 1;
    const auto roll = [&](int n) {
        state = state * 1664525 + 1013904223;
        return static_cast<int>((state >> 16U) % static_cast<unsigned>(n));
    };
    int possible = 0;
    for (int round = 0; round < 400; ++round) {
        std::vector<job> jobs;
        for (int i = 0; i < 5; ++i) {
            const int length = 5 + 5 * roll(3);
            const int first = 5 * roll(9);
            jobs.push_back({length, {{first, std::min(first + 5 * roll(5), 60 - length)}}});
            if (jobs.back().allowed[0].first > jobs.back().allowed[0].last)
                jobs.back().allowed = {{0, 60 - length}};
        }
        const std::vector<taken_time> taken{{20, 25}};
        std::vector<std::size_t> order(jobs.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        bool can = false;
        do {
            int end = 0;
            bool all = true;
            for (const std::size_t i : order) {
                const auto start = earliest_start(jobs[i].allowed, jobs[i].length, taken, end);
                all = all && start.has_value();
                if (start) end = *start + jobs[i].length;
            }
            can = can || all;
        } while (std::ranges::next_permutation(order).found);
        possible += can ? 1 : 0;
        CAPTURE(round);
        CHECK(sequence_jobs(jobs, taken).has_value() == can);
    }
    CHECK(possible > 50);
    CHECK(possible < 350);
}
