// SPDX-License-Identifier: MIT
#include "plan/capacity/round_tries.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;

namespace {

plan::round_tries walk(const std::vector<std::string>& via, double every,
                       const roster::settings& settings = roster::default_settings()) {
    return plan::round_tries_of(via, {.by_channel = {{"call", {0.5, 0.3, 0.2}}}}, settings, every);
}

} // namespace

TEST_CASE("a letter is one try and always a contact") {
    const auto tries = walk({"letter"}, 28);
    CHECK(tries.touches == std::vector<double>{1});
    CHECK(tries.waits == 0);
    CHECK(tries.contacts == 1);
}

TEST_CASE("calls walk through both ladders") {
    // With i calls without an answer and j messages so far, f(i, j) = 1 + 0.3 f(i+1, j) + 0.2 f(i, j+1), where a ladder
    // has a wait left: 2 and 5 days after no answer, 7 and 14 days after a message. f(0, 0) = 1.8616.
    const auto tries = walk({"call"}, 28);
    REQUIRE(tries.touches.size() == 1);
    CHECK(tries.touches[0] == doctest::Approx(1.8616));
    // g(i, j) likewise, with the waits: 0.3 × (2 + 4.576) + 0.2 × (7 + 5.242).
    CHECK(tries.waits == doctest::Approx(4.4212));
    CHECK(tries.contacts == doctest::Approx(0.9308)); // half of the calls are answered
}

TEST_CASE("the next channel comes after the last wait") {
    const auto tries = walk({"call", "text"}, 365);
    REQUIRE(tries.touches.size() == 2);
    CHECK(tries.touches[0] == doctest::Approx(1.8616));
    CHECK(tries.touches[1] == doctest::Approx(1 - 0.9308));
    CHECK(tries.contacts == doctest::Approx(1));
}

TEST_CASE("a wait is no longer than the interval, and no shorter than a fiftieth of it") {
    CHECK(walk({"call"}, 3).waits < walk({"call"}, 365).waits);
    roster::settings settings = roster::default_settings();
    settings.retry.no_answer.after = {{1, span_unit::day}};
    settings.retry.left_message.after = {{1, span_unit::day}};
    const double day_each = walk({"call"}, 50, settings).waits;
    CHECK(walk({"call"}, 500, settings).waits == doctest::Approx(10 * day_each));
}

TEST_CASE("two ladders of a hundred waits are walked through at once") {
    roster::settings settings = roster::default_settings();
    settings.retry.no_answer.after.assign(100, {1, span_unit::day});
    settings.retry.left_message.after.assign(100, {1, span_unit::day});
    const auto tries = walk({"call"}, 365, settings);
    CHECK(tries.touches[0] ==
          doctest::Approx(2)); // half of the calls are answered, however often it is tried
    CHECK(tries.contacts == doctest::Approx(1));
}
