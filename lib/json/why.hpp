// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>

namespace intouch::json {

/// Why a person, household or gathering has no touch: "Paused until 31 Jan 2027."
[[nodiscard]] std::string why_nothing(const std::string& id, const plan::agenda& a,
                                      const plan::plan_input& in);
/// {"id", "name", "why", "lines": [...], "touch", "also": [{"lines", "touch"}]} for `intouch why`. "also"
/// holds the `plan::touches_beside`.
[[nodiscard]] std::string why(const std::string& id, const plan::agenda& a, const plan::plan_input& in);

} // namespace intouch::json
