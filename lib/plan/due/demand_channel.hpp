// SPDX-License-Identifier: MIT
#pragma once

#include "plan/due/demand.hpp"

#include <string>
#include <vector>

namespace intouch::plan {

/// Sets the channel of `d` and what follows from it: the length, the hours of the channel, and the zone and
/// reach of `person`.
void set_channel(demand& d, const plan_input& in, const roster::person& person, const std::string& channel);

/// Adds `detail_missing` to `to` when the roster lacks the detail of `person` that `channel` needs.
void warn_of_missing_detail(const plan_input& in, const roster::person& person, const std::string& channel,
                            std::vector<warning>& to);

} // namespace intouch::plan
