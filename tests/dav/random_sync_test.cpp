// SPDX-License-Identifier: MIT
#include "dav/random_sync.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace intouch;

TEST_CASE("whatever a server answers a run ends and touches and loses nothing of others") {
    std::minstd_rand random(20261201); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same in each test run
    for (int i = 0; i < 400; ++i) {
        std::vector<std::uint8_t> bytes(20 + random() % 180);
        for (std::uint8_t& b : bytes) b = static_cast<std::uint8_t>(random() >> 8U);
        const std::string wrong = dav_test::faults_of_random_syncs(bytes);
        INFO("run " << i);
        CHECK(wrong == "");
    }
}
