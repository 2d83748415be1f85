// SPDX-License-Identifier: MIT
#include "plan/due/retry_ladder.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace {

using namespace intouch;
using plan::step;
using plan::step_kind;
using roster::ladder_end;

constexpr span two_days{2, span_unit::day};
constexpr span one_week{1, span_unit::week};

roster::ladder ending(ladder_end then) { return {{two_days, one_week}, std::nullopt, then}; }

std::vector<step> climb(const roster::ladder& ladder, int tries) {
    std::vector<step> steps;
    for (int n = 1; n <= tries; ++n) steps.push_back(plan::nth_step(ladder, n));
    return steps;
}

} // namespace

TEST_CASE("attempts take the waits of a ladder in order, and then what `then` says") {
    const step first{step_kind::wait, two_days};
    const step second{step_kind::wait, one_week};
    CHECK(climb(ending(ladder_end::repeat), 4) == std::vector<step>{first, second, second, second});
    const step next{.kind = step_kind::next_channel};
    CHECK(climb(ending(ladder_end::next_channel), 4) == std::vector<step>{first, second, next, next});
    const step rest{.kind = step_kind::rest};
    CHECK(climb(ending(ladder_end::rest), 4) == std::vector<step>{first, second, rest, rest});
}

TEST_CASE("a wait is at most the cadence, and at least a fiftieth of it") {
    const date day = parse_date("2026-12-01").value();
    constexpr span year{1, span_unit::year};
    CHECK(plan::fitted_wait(two_days, year, day) == span{7, span_unit::day});
    CHECK(plan::fitted_wait({8, span_unit::day}, year, day) == span{8, span_unit::day});
    CHECK(plan::fitted_wait(two_days, {6, span_unit::week}, day) == two_days);
    CHECK(plan::fitted_wait({2, span_unit::week}, one_week, day) == one_week);
    CHECK(plan::capped_wait(two_days, year, day) == two_days);
    CHECK(plan::capped_wait({2, span_unit::week}, one_week, day) == one_week);
}

TEST_CASE("with then = next-channel, missed days give each channel the whole ladder") {
    const auto ladder = ending(ladder_end::next_channel);
    std::vector<plan::missed_step> found;
    for (int n = 1; n <= 6; ++n) found.push_back(plan::nth_missed(ladder, n));
    const step first{step_kind::wait, two_days};
    const step second{step_kind::wait, one_week};
    const step next{.kind = step_kind::next_channel};
    CHECK(found == std::vector<plan::missed_step>{
                       {first, 0}, {second, 0}, {next, 1}, {first, 1}, {second, 1}, {next, 2}});
}

TEST_CASE("missed days repeat the last wait by default") {
    const roster::retry_settings retry;
    CHECK(plan::nth_missed(retry.missed, 3) == plan::missed_step{{step_kind::wait, one_week}, 0});
    CHECK(plan::nth_missed(retry.missed, 30) == plan::missed_step{{step_kind::wait, one_week}, 0});
}

TEST_CASE("each outcome that leads to a retry has a ladder") {
    const roster::retry_settings retry;
    CHECK(plan::ladder_of(retry, ledger::entry_kind::no_answer) == &retry.no_answer);
    CHECK(plan::ladder_of(retry, ledger::entry_kind::left_message) == &retry.left_message);
    CHECK(plan::ladder_of(retry, ledger::entry_kind::missed) == &retry.missed);
    CHECK(plan::ladder_of(retry, ledger::entry_kind::unreachable) == nullptr);
    CHECK(plan::ladder_of(retry, ledger::entry_kind::reached) == nullptr);
}
