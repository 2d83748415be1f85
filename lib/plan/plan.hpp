// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/published.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

namespace intouch::plan {

/// A pure function of `in`: the same input gives an equal agenda. The order of people in the files does not
/// matter. Each call plans from nothing; what keeps touches in place is `in.published`.
[[nodiscard]] agenda plan(const plan_input& in);

/// What would make everything fit, the cheapest first, at most three; none while time is not short. It costs
/// several times a plan of few people, so it is worked out when somebody asks.
[[nodiscard]] std::vector<remedy> remedies(const plan_input& in);

/// What the store remembers of a published touch.
[[nodiscard]] ledger::published_touch published_as(const touch& t);
/// What the store remembers of a published agenda.
[[nodiscard]] ledger::published_plan to_publish(const agenda& a);

} // namespace intouch::plan
