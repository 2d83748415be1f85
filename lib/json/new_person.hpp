// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>

namespace intouch::json {

/// {"text", "id", "entry", "touch": {…} or null, "people": {id: touch}}: the answer to a new person, and to one who was
/// taken out. `entry` is the TOML of a new person; empty: the person was taken out.
[[nodiscard]] std::string new_person(const std::string& id, const std::string& name, const std::string& entry,
                                     const plan::agenda& a, const plan::plan_input& in);

} // namespace intouch::json
