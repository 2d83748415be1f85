// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/changes.hpp"

#include <string>

namespace intouch::json {

/// {"moved": [{"uid", "person", "from": {"date", "start", "channel"}, "to": touch}], "new": [touch], "gone":
/// [{"uid", "person", "date", "start", "channel"}], "unchanged", "capacity", "text"}; "text" is for a person.
[[nodiscard]] std::string changes(const plan::changes& c, const plan::agenda& a, const plan::plan_input& in);

} // namespace intouch::json
