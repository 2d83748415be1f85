// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>

namespace intouch::json {

/// {"people": [{"id", "name", "circles", "every", "last", "round", "attempts", "paused", "next"}]}, by id.
/// "paused" is null, true, or the day before which nothing is planned.
[[nodiscard]] std::string people(const plan::agenda& a, const plan::plan_input& in);

} // namespace intouch::json
