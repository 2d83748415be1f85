// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "plan/reachable_now.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace intouch::json {

/// {"at", "minutes", "people": [{"person", "name", "title", "channel", "minutes", "phone", "tel", "sms",
/// "email", "mailto", "timezone", "local", "until", "ideal", "latest", "due", "planned_now", "touch"}]}, most
/// due first. "local" is the time in the zone of the person. "until" is the end of their hours in that zone;
/// null: more than a day away. "touch" is the uid.
[[nodiscard]] std::string now(const std::vector<plan::at_hand>& people,
                              std::optional<std::chrono::minutes> have, const plan::plan_input& in);

} // namespace intouch::json
